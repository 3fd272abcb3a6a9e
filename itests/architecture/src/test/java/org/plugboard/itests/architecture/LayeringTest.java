// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.osgi.service.component.annotations.Component;

/** Who may know whom: the picture of the architecture as rules. */
class LayeringTest {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.plugboard");

    private static final String[] API = {
        "org.plugboard.cli..",
        "org.plugboard.device..",
        "org.plugboard.connection..",
        "org.plugboard.netconf..",
        "org.plugboard.spi.."
    };

    /** XML in the JDK. */
    private static final String[] XML = {"javax.xml..", "org.w3c.dom..", "org.xml.sax.."};

    /** What a container or an author of plugins may call things, and the core must not know. */
    private static final Pattern NAMES = Pattern.compile(
            "\"(cli|ssh|tcp|tls|telnet|netconf|replay|terminal|testbed|simulator|iosxe|nxos|junos|frr|linux|generic|unicon[^\"]*)\"");

    @Test
    void theRulesSeeAllModules() {
        for (String seen : List.of(
                "device",
                "connection",
                "netconf",
                "spi",
                "manager",
                "launcher",
                "transcript",
                "plugin.commandline",
                "plugin.eventadmin",
                "plugin.netconf",
                "plugin.replay",
                "plugin.secrets",
                "plugin.shell",
                "plugin.simulator",
                "plugin.ssh",
                "plugin.tcp",
                "plugin.telnet",
                "plugin.terminal",
                "plugin.testbed",
                "plugin.tls")) {
            assertThat(CODE.stream().filter(type -> type.getPackageName().startsWith("org.plugboard." + seen)))
                    .as(seen)
                    .isNotEmpty();
        }
    }

    @Test
    void theApiKnowsNobodyAndNoThirdParty() {
        classes()
                .that()
                .resideInAnyPackage(API)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        Stream.of(API, XML, new String[] {"java..", "org.jspecify.annotations..", "org.osgi.."})
                                .flatMap(Stream::of)
                                .toArray(String[]::new)))
                .check(CODE);
    }

    @Test
    void theManagerKnowsNoPlugin() {
        noClasses()
                .that()
                .resideInAPackage("org.plugboard.manager..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.plugboard.plugin..", "org.plugboard.launcher..")
                .check(CODE);
    }

    @Test
    void pluginsSeeTheApiOnly() {
        noClasses()
                .that()
                .resideInAPackage("org.plugboard.plugin..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.plugboard.manager..", "org.plugboard.launcher..")
                .check(CODE);
    }

    @Test
    void noPluginKnowsAnother() {
        slices().matching("org.plugboard.plugin.(*)..")
                .should()
                .notDependOnEachOther()
                .check(CODE);
    }

    /** A mistake on one side must not have its counterpart on the other, where the tests would not see it. */
    @Test
    void simulatorAndConnectionsShareNoProtocolCode() {
        noClasses()
                .that()
                .resideInAPackage("org.plugboard.plugin.simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.plugboard.netconf..", "net.schmizz..", "com.google.re2j..")
                .check(CODE);
        noClasses()
                .that()
                .resideInAPackage("org.plugboard..")
                .and()
                .resideOutsideOfPackage("org.plugboard.plugin.simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.sshd..")
                .check(CODE);
    }

    @Test
    void theLauncherKnowsTheFrameworkOnly() {
        noClasses()
                .that()
                .resideInAPackage("org.plugboard.launcher..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        Stream.concat(Stream.of(API), Stream.of("org.plugboard.manager..", "org.plugboard.plugin.."))
                                .toArray(String[]::new))
                .check(CODE);
    }

    @Test
    void neitherManagerNorLauncherNamesAPluginAClassOrAPlatform() throws IOException {
        for (String module : List.of("manager", "distribution/launcher")) {
            try (Stream<Path> sources = Files.walk(root().resolve(module).resolve("src/main"))) {
                assertThat(sources.filter(Files::isRegularFile))
                        .isNotEmpty()
                        .allSatisfy(source ->
                                assertThat(text(source)).as(source.toString()).doesNotContainPattern(NAMES));
            }
        }
    }

    @Test
    void componentsAreFinal() {
        classes()
                .that()
                .areAnnotatedWith(Component.class)
                .should()
                .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void nobodySleepsOrKeepsThreadLocals() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class, int.class)
                .orShould()
                .callMethod(java.util.concurrent.TimeUnit.class, "sleep", long.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocal.class)
                .check(CODE);
    }

    /** The command line makes its threads in a call and ends them in it. */
    @Test
    void whatStaysBehindACallMakesThreadsThatKeepNothingOfTheirMakers() {
        noClasses()
                .that()
                .resideInAnyPackage("org.plugboard.manager..", "org.plugboard.plugin..")
                .and()
                .resideOutsideOfPackage("org.plugboard.plugin.commandline..")
                .should()
                .callConstructorWhere(target(owner(equivalentTo(Thread.class))))
                .because("DaemonThread is the one place for it")
                .check(CODE);
    }

    @Test
    void onlyTheLauncherHasAShutdownHook() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.plugboard.launcher..")
                .should()
                .callMethod(Runtime.class, "addShutdownHook", Thread.class)
                .check(CODE);
    }

    private static Path root() {
        return Path.of(System.getProperty("plugboard.root"));
    }

    private static String text(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

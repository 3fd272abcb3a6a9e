// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.BundleContext;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;
import org.plugboard.connection.ConnectionClassFacts;
import org.plugboard.contract.Footprint;
import org.plugboard.device.Plugboard;
import org.plugboard.itests.framework.storm.PluginBundle.Change;
import org.plugboard.spi.DeviceSimulator;

/** A plugin is replaced in every way while 64 threads call lines that stand on it. */
@ExtendWith({BundleContextExtension.class, ServiceExtension.class, LoggingLess.class})
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class UpdateUnderLoadTest {

    private static final long TIMEOUT_MILLIS = 10_000;
    private static final long SEED = 7;
    private static final int ANSWERS = 10;
    private static final String ECHO = "echo-plugin";

    @InjectBundleContext
    BundleContext context;

    @InjectService(timeout = TIMEOUT_MILLIS)
    Plugboard plugboard;

    @InjectService(timeout = TIMEOUT_MILLIS)
    DeviceSimulator simulator;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"terminal", "ssh", "telnet", "netconf", "tcp", ECHO})
    void callersGetTheirAnswersOrAreToldAndTheOldVersionIsGone(String name) throws Exception {
        PluginBundle plugin = plugin(name);
        Tally tally = new Tally();
        // What is made once and stays is made now.
        lab().close();
        Footprint before = Footprint.now();
        try (Lab lab = lab()) {
            List<Line> lines = lab.linesOn(name);
            Callers callers = new Callers(SEED, lab.lines(), tally);
            callers.start();
            try {
                for (Change change : Change.values()) {
                    callers.awaitAnswers(lines, ANSWERS);
                    WeakReference<ClassLoader> loader = plugin.loader();
                    change.on(plugin);
                    callers.awaitAnswers(lines, ANSWERS);
                    if (change.replaces()) {
                        callers.between(() -> plugin.awaitGone(loader));
                        assertIsNamed(plugin.version(), name);
                    }
                }
                callers.end();
            } finally {
                callers.letGo();
            }
            assertThat(tally.wrong()).isEmpty();
            assertThat(lines).allSatisfy(line -> assertThat(line.device().alias(line.alias()))
                    .isSameAs(line.connection()));
        } finally {
            System.out.printf("load: %s was replaced in every way: %s%n", name, tally);
            plugin.restore();
        }
        before.awaitNoMore();
    }

    private PluginBundle plugin(String name) throws Exception {
        if (!name.equals(ECHO)) {
            return new PluginBundle(context, "org.plugboard.plugin." + name);
        }
        context.installBundle(System.getProperty("examples") + "/echo-plugin/target/echo-plugin-1.0.0.jar")
                .start();
        return new PluginBundle(context, ECHO);
    }

    private Lab lab() throws IOException {
        Lab lab = new Lab(plugboard, simulator, folder);
        lab.addCalm("calm");
        if (Arrays.stream(context.getBundles())
                .anyMatch(bundle -> bundle.getSymbolicName().equals(ECHO))) {
            lab.addEcho();
        }
        return lab;
    }

    /** Whoever asks what there is gets the new version to see. */
    private void assertIsNamed(String version, String plugin) {
        assertThat(plugboard.plugins())
                .filteredOn(facts -> facts.name().endsWith(plugin))
                .singleElement()
                .satisfies(facts -> {
                    assertThat(facts.version()).isEqualTo(version);
                    assertThat(facts.missing()).isEmpty();
                });
        assertThat(plugboard.connectionClasses())
                .extracting(ConnectionClassFacts::plugin)
                .filteredOn(owner -> owner.contains(plugin))
                .allMatch(owner -> owner.endsWith(version));
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;

class ContainerTest {

    @TempDir
    private Path home;

    @Test
    void startsTheBundlesOfAllFolders() throws Exception {
        bundle("system/3/a.jar", "a", "");
        bundle("plugins/b.jar", "b", "");
        try (Container container = started(Container.COMMAND_LEVEL)) {
            assertThat(state(container, "a")).isEqualTo(Bundle.ACTIVE);
            assertThat(state(container, "b")).isEqualTo(Bundle.ACTIVE);
            assertThat(container.problems()).isEmpty();
        }
    }

    @Test
    void anInstallationWithoutAnyFolderIsNoProblem() throws Exception {
        try (Container container = started(Container.COMMAND_LEVEL)) {
            assertThat(container.problems()).isEmpty();
        }
    }

    @Test
    void aBundleOfAHigherStartLevelIsResolvedButNotStarted() throws Exception {
        bundle("system/30/later.jar", "later", "");
        try (Container container = started(Container.COMMAND_LEVEL)) {
            assertThat(state(container, "later")).isEqualTo(Bundle.RESOLVED);
            assertThat(container.problems()).isEmpty();
        }
    }

    @Test
    void startsTheDropFolderAtOnceAlsoWhereItIsFollowed() throws Exception {
        bundle("plugins/b.jar", "b", "");
        Files.writeString(home.resolve("plugins/broken.jar"), "no jar");
        try (Container container = started(Container.FOLLOWING_LEVEL)) {
            assertThat(state(container, "b")).isEqualTo(Bundle.ACTIVE);
            assertThat(container.problems()).singleElement().asString().startsWith("plugins/broken.jar: ");
        }
    }

    @Test
    void aBundleThatCannotBeResolvedIsNamedWithWhatItMisses() throws Exception {
        bundle("plugins/lost.jar", "lost", "org.nowhere");
        bundle("plugins/well.jar", "well", "");
        try (Container container = started(Container.COMMAND_LEVEL)) {
            assertThat(container.problems())
                    .singleElement()
                    .asString()
                    .isEqualTo("plugins/lost.jar (lost 0.0.0): it misses package org.nowhere");
            assertThat(state(container, "well")).isEqualTo(Bundle.ACTIVE);
        }
    }

    @Test
    void aBundleThatWaitsAndCannotBeResolvedIsNamedToo() throws Exception {
        bundle("system/30/lost.jar", "lost", "org.nowhere");
        try (Container container = started(Container.COMMAND_LEVEL)) {
            assertThat(container.problems())
                    .singleElement()
                    .isEqualTo("system/30/lost.jar (lost 0.0.0): it misses package org.nowhere");
        }
    }

    @Test
    void aJarThatIsNoBundleIsNamed() throws Exception {
        jar("plugins/plain.jar", new Manifest());
        try (Container container = started(Container.COMMAND_LEVEL)) {
            assertThat(container.problems())
                    .containsExactly("plugins/plain.jar: no bundle, its manifest has no Bundle-SymbolicName");
        }
    }

    @Test
    void bundlesAndLauncherShareTheLibrariesOfTheClassPath() throws Exception {
        bundle("plugins/b.jar", "b", "org.slf4j,org.osgi.service.cm,org.osgi.service.component.runtime");
        try (Container container = started(Container.COMMAND_LEVEL)) {
            assertThat(bundle(container, "b").loadClass("org.slf4j.Logger")).isSameAs(org.slf4j.Logger.class);
        }
    }

    @Test
    void findsTheCommandLineByItsProperty() throws Exception {
        ToIntFunction<String[]> length = words -> words.length;
        try (Container container = started(Container.COMMAND_LEVEL)) {
            assertThat(container.commandLine()).isEmpty();
            container
                    .context()
                    .registerService(
                            ToIntFunction.class,
                            length,
                            FrameworkUtil.asDictionary(Map.of("plugboard.command", "true")));
            assertThat(container.commandLine()).contains(length);
        }
    }

    @Test
    void twoContainersShareOneInstallationAndLeaveNothingBehind() throws Exception {
        bundle("plugins/b.jar", "b", "");
        Path first;
        Path second;
        try (Container one = started(Container.COMMAND_LEVEL);
                Container two = started(Container.COMMAND_LEVEL)) {
            first = storage(one);
            second = storage(two);
            assertThat(first).exists().isNotEqualTo(second);
        }
        assertThat(first).doesNotExist();
        assertThat(second).doesNotExist();
    }

    @Test
    void mayBeClosedTwice() throws Exception {
        Container container = started(Container.COMMAND_LEVEL);
        container.close();
        container.close();
    }

    @Test
    void isNotStartedWhenItWasClosedBefore() throws Exception {
        bundle("plugins/b.jar", "b", "");
        Container container = new Container(new Installation(home), Container.COMMAND_LEVEL);
        Path storage = storage(container);
        container.close();
        assertThatThrownBy(container::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the container was closed before it was up");
        assertThat(storage).doesNotExist();
    }

    private Container started(int startLevel) throws Exception {
        Container container = new Container(new Installation(home), startLevel);
        container.start();
        return container;
    }

    private static Path storage(Container container) {
        return Path.of(container.context().getProperty(Constants.FRAMEWORK_STORAGE))
                .getParent();
    }

    private static int state(Container container, String symbolicName) {
        return bundle(container, symbolicName).getState();
    }

    private static Bundle bundle(Container container, String symbolicName) {
        return Arrays.stream(container.context().getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
    }

    private void bundle(String file, String symbolicName, String imports) throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        headers.putValue(Constants.BUNDLE_SYMBOLICNAME, symbolicName);
        if (!imports.isEmpty()) {
            headers.putValue(Constants.IMPORT_PACKAGE, imports);
        }
        jar(file, manifest);
    }

    private void jar(String file, Manifest manifest) throws IOException {
        Path jar = home.resolve(file);
        Files.createDirectories(jar.getParent());
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }
}

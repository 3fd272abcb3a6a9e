// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;

class DropFolderTest {

    @TempDir
    private Path home;

    private Container container;
    private Bundles bundles;
    private DropFolder folder;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(home.resolve("plugins"));
        container = new Container(new Installation(home), Container.COMMAND_LEVEL);
        container.start();
        bundles = new Bundles(container.context());
        folder = new DropFolder(home.resolve("plugins"), new DroppedBundles(container.context(), bundles, 10));
    }

    @AfterEach
    void stop() {
        folder.close();
        container.close();
    }

    @Test
    void whatIsDroppedIsStartedWhenTwoLooksFoundItTheSame() throws Exception {
        drop("a", "1.0.0");
        folder.look();
        assertThat(bundle("a")).isEmpty();
        Files.write(home.resolve("plugins/a.jar"), jar("a", "1.0.0", "org.slf4j"));
        folder.look();
        assertThat(bundle("a")).as("while it is written").isEmpty();
        folder.look();
        assertThat(bundle("a")).get().returns(Bundle.ACTIVE, Bundle::getState);
    }

    @Test
    void whatIsWrittenOverIsUpdatedAndWhatIsDeletedIsGone() throws Exception {
        drop("a", "1.0.0");
        drop("b", "1.0.0");
        lookTwice();
        Bundle other = bundle("b").orElseThrow();
        long started = other.getLastModified();
        drop("a", "2.0.0");
        lookTwice();
        assertThat(bundle("a")).get().returns(Bundle.ACTIVE, Bundle::getState).satisfies(a -> assertThat(a.getVersion())
                .hasToString("2.0.0"));
        assertThat(other.getLastModified()).isEqualTo(started);
        Files.delete(home.resolve("plugins/a.jar"));
        lookTwice();
        assertThat(bundle("a")).isEmpty();
        assertThat(other.getState()).isEqualTo(Bundle.ACTIVE);
    }

    @Test
    void whatCameFromAFolderThatCannotBeReachedGoesOn() throws Exception {
        drop("a", "1.0.0");
        lookTwice();
        Bundle there = bundle("a").orElseThrow();
        long started = there.getLastModified();
        Path plugins = home.resolve("plugins");
        Path away = Files.move(plugins, home.resolve("away"));
        lookTwice();
        assertThat(there.getState()).isEqualTo(Bundle.ACTIVE);
        Path jar = Files.move(away.resolve("a.jar"), home.resolve("a.jar"));
        Files.move(away, plugins);
        folder.look();
        Files.move(jar, plugins.resolve("a.jar"));
        lookTwice();
        assertThat(there.getState()).as("one look did not find it").isEqualTo(Bundle.ACTIVE);
        assertThat(there.getLastModified()).isEqualTo(started);
    }

    @Test
    void aBrokenFileIsNamedUntilAGoodOneStandsInItsPlace() throws Exception {
        Files.writeString(home.resolve("plugins/a.jar"), "no jar");
        lookTwice();
        assertThat(bundles.refused()).containsOnlyKeys("plugins/a.jar");
        drop("a", "1.0.0");
        lookTwice();
        assertThat(bundles.refused()).isEmpty();
        assertThat(bundle("a")).get().returns(Bundle.ACTIVE, Bundle::getState);
        Files.writeString(home.resolve("plugins/a.jar"), "no jar any more");
        lookTwice();
        assertThat(bundles.refused()).containsOnlyKeys("plugins/a.jar");
        assertThat(bundle("a")).as("what was there goes on").get().returns(Bundle.ACTIVE, Bundle::getState);
        Files.delete(home.resolve("plugins/a.jar"));
        lookTwice();
        assertThat(bundles.refused()).isEmpty();
        assertThat(bundle("a")).isEmpty();
    }

    @Test
    void whatMissesAPackageIsStartedWhenItIsGivenAnotherOne() throws Exception {
        Files.write(home.resolve("plugins/a.jar"), jar("a", "1.0.0", "org.nowhere"));
        lookTwice();
        assertThat(bundle("a")).get().returns(Bundle.INSTALLED, Bundle::getState);
        assertThat(bundles.problems(Container.COMMAND_LEVEL))
                .containsExactly("plugins/a.jar (a 1.0.0): it misses package org.nowhere");
        Files.write(home.resolve("plugins/a.jar"), jar("a", "1.0.1", "org.slf4j"));
        lookTwice();
        assertThat(bundle("a")).get().returns(Bundle.ACTIVE, Bundle::getState);
    }

    @Test
    void aSecondFileWithTheSameBundleNamesTheFirstAndTakesItsPlaceWhenThatGoes() throws Exception {
        drop("a", "1.0.0");
        lookTwice();
        Files.write(home.resolve("plugins/copy.jar"), jar("a", "1.0.0", "org.slf4j"));
        lookTwice();
        assertThat(bundles.refused())
                .containsExactly(
                        entry("plugins/copy.jar (a 1.0.0)", "the same bundle is already here from plugins/a.jar"));
        Files.delete(home.resolve("plugins/a.jar"));
        lookTwice();
        assertThat(bundles.refused()).isEmpty();
        assertThat(bundle("a")).get().returns(Bundle.ACTIVE, Bundle::getState).satisfies(a -> assertThat(
                        a.getLocation())
                .endsWith("plugins/copy.jar"));
    }

    @Test
    void whatRunsIsNotStoppedForWhatCannotBeResolved() throws Exception {
        drop("a", "1.0.0");
        lookTwice();
        Bundle good = bundle("a").orElseThrow();
        List<Integer> events = new CopyOnWriteArrayList<>();
        container.context().addBundleListener((SynchronousBundleListener) event -> {
            if (event.getBundle() == good) {
                events.add(event.getType());
            }
        });
        Files.write(home.resolve("plugins/a.jar"), jar("a", "2.0.0", "com.acme.missing;version=\"[1,2)\""));
        lookTwice();
        assertThat(bundles.refused())
                .containsExactly(
                        entry("plugins/a.jar (a 2.0.0)", "it misses package com.acme.missing from 1.0.0 below 2.0.0"));
        assertThat(events).isEmpty();
        assertThat(good.getState()).isEqualTo(Bundle.ACTIVE);
        assertThat(container.context().getBundles()).as("none of the trial").hasSize(2);
        drop("a", "1.0.0");
        lookTwice();
        assertThat(bundles.refused()).isEmpty();
        assertThat(events).as("it is what runs").isEmpty();
        Files.write(home.resolve("plugins/a.jar"), jar("a", "2.0.0", "com.acme.missing;version=\"[1,2)\""));
        lookTwice();

        Files.write(home.resolve("plugins/acme.jar"), exporting("acme", "com.acme.missing;version=1.5"));
        lookTwice();
        assertThat(bundles.refused()).isEmpty();
        assertThat(bundle("a")).get().returns(Bundle.ACTIVE, Bundle::getState).satisfies(a -> assertThat(a.getVersion())
                .hasToString("2.0.0"));
    }

    @Test
    void successorsThatNeedEachOtherAreTriedTogether() throws Exception {
        drop("a", "1.0.0");
        Files.write(home.resolve("plugins/b.jar"), exporting("b", "com.acme.old"));
        lookTwice();
        Files.write(home.resolve("plugins/a.jar"), jar("a", "2.0.0", "com.acme.young"));
        Files.write(home.resolve("plugins/b.jar"), exporting("b", "com.acme.young,com.acme.old"));
        lookTwice();
        assertThat(bundles.refused()).isEmpty();
        assertThat(bundle("a")).get().returns(Bundle.ACTIVE, Bundle::getState).satisfies(a -> assertThat(a.getVersion())
                .hasToString("2.0.0"));
        assertThat(bundle("b")).get().returns(Bundle.ACTIVE, Bundle::getState);
    }

    @Test
    void whatRanComesBackWhenItsSuccessorCannotBeStartedAndStaysWhenOthersChange() throws Exception {
        drop("a", "1.0.0");
        lookTwice();
        Files.write(home.resolve("plugins/a.jar"), starting("a", "2.0.0", "com.acme.NoSuchActivator"));
        lookTwice();
        assertThat(bundles.refused()).containsOnlyKeys("plugins/a.jar (a 2.0.0)");
        Bundle good = bundle("a").orElseThrow();
        assertThat(good.getVersion()).hasToString("1.0.0");
        assertThat(good.getState()).isEqualTo(Bundle.ACTIVE);
        long putBack = good.getLastModified();
        drop("b", "1.0.0");
        lookTwice();
        assertThat(good.getLastModified()).isEqualTo(putBack);
        assertThat(bundles.refused()).containsOnlyKeys("plugins/a.jar (a 2.0.0)");
        drop("a", "3.0.0");
        lookTwice();
        assertThat(bundles.refused()).isEmpty();
        assertThat(good.getVersion()).hasToString("3.0.0");
        assertThat(good.getState()).isEqualTo(Bundle.ACTIVE);
    }

    private void lookTwice() {
        folder.look();
        folder.look();
    }

    private void drop(String name, String version) throws IOException {
        Files.write(home.resolve("plugins/" + name + ".jar"), jar(name, version, ""));
    }

    private Optional<Bundle> bundle(String symbolicName) {
        return Arrays.stream(container.context().getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .findFirst();
    }

    private static byte[] jar(String name, String version, String imports) throws IOException {
        return jar(name, version, Constants.IMPORT_PACKAGE, imports);
    }

    private static byte[] exporting(String name, String packages) throws IOException {
        return jar(name, "1.0.0", Constants.EXPORT_PACKAGE, packages);
    }

    private static byte[] starting(String name, String version, String activator) throws IOException {
        return jar(name, version, Constants.BUNDLE_ACTIVATOR, activator);
    }

    private static byte[] jar(String name, String version, String header, String value) throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        headers.putValue(Constants.BUNDLE_SYMBOLICNAME, name);
        headers.putValue(Constants.BUNDLE_VERSION, version);
        if (!value.isEmpty()) {
            headers.putValue(header, value);
        }
        var bytes = new java.io.ByteArrayOutputStream();
        new JarOutputStream(bytes, manifest).close();
        return bytes.toByteArray();
    }
}

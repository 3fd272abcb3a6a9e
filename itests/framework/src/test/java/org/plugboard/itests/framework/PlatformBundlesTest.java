// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;
import org.plugboard.spi.PlatformCatalog;
import org.plugboard.spi.PlatformFacts;

/** Bundles bring platforms by a header, as long as they are active. */
@ExtendWith({BundleContextExtension.class, ServiceExtension.class})
@Timeout(60)
class PlatformBundlesTest {

    private static final String NAME = "org.example.platforms";

    @InjectBundleContext
    BundleContext context;

    @InjectService(timeout = 10_000)
    PlatformCatalog platforms;

    @Test
    void thePlatformsOfABundleAreThereAsLongAsItIsActive() throws Exception {
        Bundle bundle = context.installBundle(
                NAME,
                jar(Map.of(
                        "platforms/box.yaml", "{names: box, title: A box, extends: ios, source: its manual}",
                        "platforms/bad.yaml", "{names: bad, extends: nothing-at-all}",
                        "platforms/notes.txt", "no platform")));
        try {
            assertThat(platforms.all()).extracting(PlatformFacts::name).doesNotContain("box");
            bundle.start();
            assertThat(platforms.all())
                    .filteredOn(platform -> platform.name().equals("box"))
                    .singleElement()
                    .satisfies(box -> {
                        assertThat(box.title()).isEqualTo("A box");
                        assertThat(box.modes()).contains("exec", "enable", "config");
                        assertThat(box.file()).isEqualTo(NAME + "/platforms/box.yaml");
                        assertThat(box.experimental()).isFalse();
                    });
            assertThat(platforms.all())
                    .extracting(PlatformFacts::name)
                    .as("one with a mistake leaves the others alone")
                    .contains("iosxe")
                    .doesNotContain("bad");
            bundle.stop();
            assertThat(platforms.all()).extracting(PlatformFacts::name).doesNotContain("box");
            bundle.start();
            assertThat(platforms.all()).extracting(PlatformFacts::name).contains("box");
        } finally {
            bundle.uninstall();
        }
        assertThat(platforms.all()).extracting(PlatformFacts::name).doesNotContain("box");
    }

    private static ByteArrayInputStream jar(Map<String, String> files) throws IOException {
        Manifest manifest = new Manifest();
        Map.of(
                        Attributes.Name.MANIFEST_VERSION.toString(),
                        "1.0",
                        Constants.BUNDLE_MANIFESTVERSION,
                        "2",
                        Constants.BUNDLE_SYMBOLICNAME,
                        NAME,
                        PlatformCatalog.PLATFORMS_HEADER,
                        "platforms/*.yaml")
                .forEach((header, value) -> manifest.getMainAttributes().putValue(header, value));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                jar.putNextEntry(new JarEntry(file.getKey()));
                jar.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}

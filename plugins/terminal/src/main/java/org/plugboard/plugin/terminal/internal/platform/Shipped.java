// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The platform files of this bundle. */
final class Shipped {

    private static final List<String> NAMES = List.of(
            "aireos",
            "asa",
            "comware",
            "confd",
            "eos",
            "frr",
            "generic",
            "ios",
            "iosxe",
            "iosxr",
            "junos",
            "linux",
            "nxos",
            "sros",
            "sros-classic",
            "vrp");

    private Shipped() {}

    static List<PlatformFile> files() {
        return NAMES.stream().map(Shipped::file).toList();
    }

    static Stream<String> names() {
        return NAMES.stream();
    }

    private static PlatformFile file(String name) {
        String path = "platforms/" + name + ".yaml";
        try (InputStream stream = Shipped.class.getResourceAsStream("/" + path)) {
            if (stream == null) {
                throw new IllegalStateException(path + " is not in the bundle");
            }
            return new PlatformFile(
                    path, new String(stream.readAllBytes(), StandardCharsets.UTF_8), PlatformFile.Layer.SHIPPED);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}

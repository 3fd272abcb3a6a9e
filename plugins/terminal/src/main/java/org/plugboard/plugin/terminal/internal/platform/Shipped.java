// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern NAMES_LINE = Pattern.compile("^names: \\[([^\\]]+)\\]$", Pattern.MULTILINE);

    private Shipped() {}

    static List<PlatformFile> files() {
        return NAMES.stream().map(Shipped::file).toList();
    }

    static Stream<String> names() {
        return NAMES.stream();
    }

    /** What chooses it, without parsing the rest: the names stand on one line, which begins with {@code names: [}. */
    static Selection selection(PlatformFile file) {
        Matcher line = NAMES_LINE.matcher(file.text());
        if (!line.find()) {
            throw new IllegalStateException(file.name() + " has no line of names");
        }
        return new Selection(List.of(line.group(1).split(", ")));
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

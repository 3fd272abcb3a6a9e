// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.Names;
import org.plugboard.device.ConnectionDefaults;
import org.plugboard.device.Credentials;
import org.plugboard.device.Path;

/** Reads the {@code connections} block of a device: its paths and its {@code defaults}. */
final class ConnectionsReader {

    private static final String DEFAULTS = "defaults";
    private static final List<String> SINGLE_VALUES = List.of("class", "protocol", "host", "ip", "port");

    private final Report report;
    private final CredentialsReader credentials;

    ConnectionsReader(Report report) {
        this.report = report;
        this.credentials = new CredentialsReader(report);
    }

    Map<String, Path> paths(Item connections, Credentials ofDevice) {
        Map<String, Path> paths = new LinkedHashMap<>();
        connections.block().forEach((name, path) -> {
            if (!name.equals(DEFAULTS)) {
                report.check(() -> paths.put(name, path(name, path, ofDevice)));
            }
        });
        return paths;
    }

    private Path path(String name, Item item, Credentials ofDevice) {
        Map<String, Item> block = item.block();
        for (String key : SINGLE_VALUES) {
            Item value = block.get(key);
            if (value != null) {
                report.check(value::text);
            }
        }
        Map<String, @Nullable Object> entries = plain(block);
        // Records are printed: what is secret stands in the path's credentials only.
        entries.remove("credentials");
        Path path = new Path(name, entries, credentials.read(block.get("credentials"), ofDevice));
        report.check(() -> checkPort(path, block.get("port")));
        return path;
    }

    private static void checkPort(Path path, @Nullable Item port) {
        try {
            path.port();
        } catch (IllegalArgumentException e) {
            throw Objects.requireNonNull(port).place().error(String.valueOf(e.getMessage()));
        }
    }

    ConnectionDefaults defaults(Item connections) {
        Item item = connections.block().get(DEFAULTS);
        if (item == null) {
            return ConnectionDefaults.NONE;
        }
        Map<String, Item> block = item.block();
        List.of("class", "via").forEach(key -> report.check(() -> checkName(block.get(key))));
        report.check(() -> checkAlias(block.get("alias")));
        return new ConnectionDefaults(plain(block));
    }

    private static void checkName(@Nullable Item name) {
        if (name != null && !name.isEmpty() && !name.isText()) {
            throw name.place().error("a name is expected here", "put it into quotes if it looks like a number");
        }
    }

    private static void checkAlias(@Nullable Item alias) {
        if (alias == null) {
            return;
        }
        try {
            alias.text().ifPresent(Names::alias);
        } catch (IllegalArgumentException e) {
            throw alias.place()
                    .error(
                            "this alias cannot be used",
                            "an alias has letters, digits and underscores and does not begin with a digit");
        }
    }

    private static Map<String, @Nullable Object> plain(Map<String, Item> block) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        block.forEach((key, item) -> plain.put(key, item.plain()));
        return plain;
    }
}

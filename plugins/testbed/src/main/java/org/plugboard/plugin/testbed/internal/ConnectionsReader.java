// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.Names;
import org.plugboard.device.ConnectionDefaults;
import org.plugboard.device.Credentials;
import org.plugboard.device.Path;
import org.plugboard.device.Secret;

/** Reads the {@code connections} block of a device: its paths and its {@code defaults}. */
final class ConnectionsReader {

    private static final String DEFAULTS = "defaults";
    private static final String CREDENTIALS = "credentials";
    private static final String PRIVATE_KEY = "private_key";

    private final Report report;
    private final CredentialsReader credentials;
    private final Attributes ofPath;
    private final Attributes ofDefaults;

    ConnectionsReader(Report report) {
        this.report = report;
        this.credentials = new CredentialsReader(report);
        // Records are printed: the path's credentials are no arguments. By the rules of YAML, some addresses of IP
        // version 6 are numbers.
        this.ofPath = new Attributes(
                report, Set.of("class", "protocol", "host", "ip", "username", "alias"), Set.of(CREDENTIALS));
        this.ofDefaults = new Attributes(report, Set.of(), Set.of(CREDENTIALS));
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
        if (item.content() instanceof Scalar && !item.isEmpty() && Keys.PATH.knows(name)) {
            throw item.place()
                    .error(
                            "a path is expected here, but '" + name + "' is a key of one",
                            "write the name of a path above it, such as `cli:`, and indent it below");
        }
        Map<String, Item> block = item.block();
        Map<String, @Nullable Object> entries = arguments(ofPath, block);
        Item port = block.get("port");
        Item protocol = block.get("protocol");
        if (protocol != null && entries.get("protocol") instanceof String written) {
            ProtocolOptions.of(written).ifPresent(options -> takeOptions(options, protocol, entries));
        }
        Path path = new Path(name, entries, credentials.read(block.get(CREDENTIALS), ofDevice));
        if (port != null) {
            report.check(() -> checkPort(path, port));
        }
        return path;
    }

    private void takeOptions(ProtocolOptions options, Item protocol, Map<String, @Nullable Object> entries) {
        report.warn(
                protocol.place(),
                "there are options in the protocol; it is taken to be " + options.protocol(),
                options.hint(entries.get("port") != null));
        options.into(entries);
    }

    /**
     * What is no number, as {@code None}, or says that there is none, as 0, is refused only when somebody connects; pyATS does
     * not look at it before either.
     */
    private void checkPort(Path path, Item port) {
        String written = port.text().orElse("");
        try {
            path.port();
        } catch (IllegalArgumentException e) {
            String fault = String.valueOf(e.getMessage());
            if (written.matches("-?[0-9]*[1-9][0-9]*")) {
                throw port.place().error(fault);
            }
            report.warn(port.place(), fault, "who connects over this path will be refused");
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
        Item unused = block.get(CREDENTIALS);
        if (unused != null) {
            report.warn(
                    unused.name(),
                    "nobody logs in with the credentials of the defaults",
                    "credentials belong to a path, the device or the testbed");
        }
        return new ConnectionDefaults(arguments(ofDefaults, block));
    }

    /** For {@code ssh} a private key is the name of a file, which is no secret; the lines of a key itself are. */
    private static Map<String, @Nullable Object> arguments(Attributes of, Map<String, Item> block) {
        Map<String, @Nullable Object> arguments = of.read(block);
        Item key = block.get(PRIVATE_KEY);
        if (key != null
                && key.content() instanceof Scalar scalar
                && !scalar.isSecret()
                && scalar.written().lines().count() <= 1
                && !Secret.isKey(scalar.written())) {
            arguments.put(PRIVATE_KEY, scalar.written());
        }
        return arguments;
    }

    private static void checkName(@Nullable Item name) {
        if (name != null && !name.isEmpty() && !name.isText()) {
            throw name.place().error("a name is expected here", "put it into quotes if it looks like a number");
        }
    }

    static void checkAlias(@Nullable Item alias) {
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
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One way to reach a device: an entry of its {@code connections} block, which {@code via} names (semantics 7).
 *
 * @param name the name that {@code via} gives
 * @param entries the block's dictionary, in the order of the file
 * @param credentials the credentials of this path, inside those of the device and the testbed
 */
public record Path(String name, Map<String, Object> entries, Credentials credentials) {

    /** The keys that say where the path leads; all others are arguments of the connection class (semantics 82). */
    private static final List<String> OWN_KEYS =
            List.of("class", "protocol", "host", "ip", "port", "credentials", "alias");

    public Path {
        entries = Entries.copy(entries);
    }

    /** A path without credentials of its own. */
    public static Path of(String name, Map<String, Object> entries) {
        return new Path(name, entries, Credentials.NONE);
    }

    /** The name of the connection class that the path asks for (semantics 12). */
    public Optional<String> connectionClass() {
        return Entries.text(entries, "class");
    }

    /** The protocol that carries it, in lower case: {@code ssh}, {@code telnet}, {@code netconf}, … */
    public Optional<String> protocol() {
        return Entries.text(entries, "protocol").map(protocol -> protocol.toLowerCase(Locale.ROOT));
    }

    /**
     * The address or host name: {@code host}, else {@code ip}. A name is resolved when connecting. An IPv6 address may have a
     * zone, and may stand in brackets, which are left out here.
     */
    public Optional<String> host() {
        return Entries.text(entries, "host")
                .or(() -> Entries.text(entries, "ip"))
                .map(Path::withoutBrackets);
    }

    /**
     * The port, which a file may give as a number or as a text.
     *
     * @throws IllegalArgumentException if it is no port number; of most the testbed reader warns only, since nobody may use the path
     */
    public OptionalInt port() {
        Optional<String> port = Entries.text(entries, "port");
        if (port.isEmpty()) {
            return OptionalInt.empty();
        }
        int number;
        try {
            number = Integer.parseInt(port.get().trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("path " + name + ": port " + port.get() + " is no number", e);
        }
        if (number < 1 || number > 65535) {
            throw new IllegalArgumentException("path " + name + ": port " + number + " is not in 1 … 65535");
        }
        return OptionalInt.of(number);
    }

    private static String withoutBrackets(String host) {
        String text = host.strip();
        return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    }

    /** What is left for the connection class and its transport: every other key of the block (semantics 82). */
    public Map<String, Object> arguments() {
        return Entries.without(entries, OWN_KEYS);
    }
}

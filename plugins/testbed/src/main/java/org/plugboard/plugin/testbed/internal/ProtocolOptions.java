// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code protocol} in which options of a command line are hidden, {@code ssh -oKexAlgorithms=… -p 50225}: pyATS pastes it
 * into the command that it runs.
 *
 * @param protocol the word before the options
 * @param options the options without those for the port; perhaps empty
 * @param port what the options say of the port
 */
record ProtocolOptions(String protocol, String options, Optional<Integer> port) {

    private static final Pattern HIDDEN = Pattern.compile("\\s*(\\w+)\\s+(-.*)");
    private static final Pattern PORT =
            Pattern.compile("(?<=^|\\s)-(?:p|o\\s*(?i:port)\\s*[=\\s])\\s*(\\d{1,5})(?=\\s|$)");

    /** Empty for a protocol that is nothing else. */
    static Optional<ProtocolOptions> of(String written) {
        Matcher hidden = HIDDEN.matcher(written);
        if (!hidden.matches()) {
            return Optional.empty();
        }
        Matcher port = PORT.matcher(hidden.group(2));
        // As ssh does it: of several, the first holds.
        Optional<Integer> first = port.find() ? Optional.of(Integer.valueOf(port.group(1))) : Optional.empty();
        String others = port.replaceAll("").trim();
        return Optional.of(new ProtocolOptions(hidden.group(1), others, first));
    }

    /** Puts everything where it belongs among the entries of a path: {@code protocol}, {@code ssh_options}, {@code port}. */
    void into(Map<String, @Nullable Object> path) {
        path.put("protocol", protocol);
        if (!options.isEmpty()) {
            path.compute(argument(), (key, there) -> before(there));
        }
        port.filter(number -> path.get("port") == null).ifPresent(number -> path.put("port", number));
    }

    /** Where the options belong. */
    String hint(boolean hasPort) {
        List<String> hints = new ArrayList<>();
        port.ifPresent(number -> hints.add(
                hasPort
                        ? "the key port goes before their port " + number
                        : "port " + number + " belongs to the key port"));
        if (!options.isEmpty()) {
            hints.add((hints.isEmpty() ? "they belong" : "the others belong") + " to the key " + argument());
        }
        return String.join("; ", hints);
    }

    /** The name of the argument that takes the options. */
    private String argument() {
        return protocol.toLowerCase(Locale.ROOT) + "_options";
    }

    private Object before(@Nullable Object there) {
        if (there instanceof List<?> several) {
            List<@Nullable Object> all = new ArrayList<>(List.of(options));
            all.addAll(several);
            return all;
        }
        return there == null ? options : options + " " + there;
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a command line looks like; one YAML file. All patterns are RE2 expressions and match a whole line, without the
 * blanks at its end.
 *
 * @param names the values of {@code os} and {@code platform} that choose it; the first is its own name
 * @param host the expression for a host name as long as it is not known
 * @param modes the prompt of each mode, with {@code {host}} where the host name stands
 * @param above a line that the device prints above its prompt, or null; it belongs to the prompt
 * @param ways how to get from one mode to another; of several between the same two the first that the device takes
 * @param deadEnds what a session can begin with that leads nowhere
 * @param setup the lines that set the session's own terminal length and width
 * @param refused how an answer line begins that says no to a configuration line, or null
 * @param commit what makes configuration lines take effect, or null if each does at once
 * @param login the questions before the first prompt
 * @param lineEnd what the Enter key sends
 * @param clearLine what empties a line that was begun, or null
 * @param interrupt what ends a running command, or null
 * @param marker the line that does nothing, or null if there is none
 */
record Platform(
        List<String> names,
        String host,
        Map<String, String> modes,
        @Nullable Pattern above,
        List<Way> ways,
        List<DeadEnd> deadEnds,
        List<String> setup,
        @Nullable Pattern refused,
        @Nullable Commit commit,
        LoginRules login,
        String lineEnd,
        @Nullable String clearLine,
        @Nullable String interrupt,
        @Nullable MarkerRules marker) {

    /** The mode to which {@code enable} leads. */
    static final String ENABLE = "enable";

    /** The mode to which {@code configure} leads. */
    static final String CONFIG = "config";

    private static final String HOST = "{host}";
    private static final String HOST_GROUP = "host";

    /**
     * A way from one mode to another.
     *
     * @param question what the device may ask before it lets in, or null
     * @param answer the field of the credential that answers it, or null
     * @param reply the text that answers it, or null
     * @param unless a line of the answer that says that the mode must not be used now, or null
     * @param starts whether it starts the command line itself, from a shell for example; connecting takes it, and the
     *     command line is set up behind it
     */
    record Way(
            String from,
            String to,
            String command,
            @Nullable Pattern question,
            @Nullable String answer,
            @Nullable String reply,
            @Nullable Pattern unless,
            boolean starts) {}

    /**
     * What a session can begin with that is no command line, and from where nothing leads to one without changing the device.
     *
     * @param prompt the whole last line
     * @param reason what it is and what to do, for the message
     */
    record DeadEnd(Pattern prompt, String reason) {}

    /**
     * How configuration lines take effect together.
     *
     * @param byCaller a line of the caller's by which he has decided himself if and when they do
     * @param done a line of its answer that says that they did
     * @param undo what drops them again
     */
    record Commit(String command, Pattern byCaller, Pattern done, String undo) {}

    /**
     * A line that does nothing.
     *
     * @param line with {@code {nonce}} in it
     * @param answer what the device says to it, with {@code {nonce}} in it, or null for nothing
     * @param modes where it does nothing; empty for everywhere
     */
    record MarkerRules(String line, @Nullable String answer, Set<String> modes) {}

    /**
     * The questions before the first prompt.
     *
     * @param prompt a line that may be a prompt
     * @param refused a line that says that the credentials are wrong, or null
     * @param wake a line that wants the Enter key, or null
     */
    record LoginRules(
            Pattern prompt, Pattern username, Pattern password, @Nullable Pattern refused, @Nullable Pattern wake) {}

    Platform {
        names = List.copyOf(names);
        modes = Collections.unmodifiableMap(new LinkedHashMap<>(modes));
        ways = List.copyOf(ways);
        deadEnds = List.copyOf(deadEnds);
        setup = List.copyOf(setup);
    }

    String name() {
        return names.get(0);
    }

    /** The prompt of each mode, for this host name or, if it is null, for any, which is then captured as {@code host}. */
    Map<String, Pattern> prompts(@Nullable String hostName) {
        String expression = hostName == null ? "(?P<" + HOST_GROUP + ">" + host + ")" : Pattern.quote(hostName);
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        modes.forEach((mode, prompt) -> patterns.put(mode, Pattern.compile(prompt.replace(HOST, expression))));
        return patterns;
    }

    /** The line that does nothing but to carry {@code nonce}. */
    Optional<Marker> marker(String nonce) {
        return Optional.ofNullable(marker)
                .map(rules -> new Marker(
                        rules.line().replace("{nonce}", nonce),
                        rules.answer() == null ? null : rules.answer().replace("{nonce}", nonce),
                        above));
    }

    /** Whether the marker line can be sent in this mode; null is a mode that is not described. */
    boolean hasMarkerIn(@Nullable String mode) {
        return marker != null
                && (mode == null || marker.modes().isEmpty() || marker.modes().contains(mode));
    }

    /** Whether the marker line has an answer of its own. */
    boolean answersMarker() {
        return marker != null && marker.answer() != null;
    }

    /** The ways from one mode to another without a third between them, in the order in which they are tried. */
    List<Way> ways(String from, String to) {
        return ways.stream()
                .filter(way -> way.from().equals(from) && way.to().equals(to))
                .toList();
    }

    /** The shortest way from one mode to another; empty if there is none or they are the same. */
    List<Way> route(String from, String to) {
        Map<String, List<Way>> routes = new HashMap<>(Map.of(from, List.of()));
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty() && !routes.containsKey(to)) {
            String here = open.remove();
            for (Way way : ways) {
                if (way.from().equals(here) && !routes.containsKey(way.to())) {
                    List<Way> longer = new ArrayList<>(routes.getOrDefault(here, List.of()));
                    longer.add(way);
                    routes.put(way.to(), longer);
                    open.add(way.to());
                }
            }
        }
        return routes.getOrDefault(to, List.of());
    }

    /** Whether this answer says no to a configuration line. */
    boolean refuses(String answer) {
        Pattern no = refused;
        return no != null && answer.lines().anyMatch(line -> no.matches(line.strip()));
    }

    boolean has(String mode) {
        return modes.containsKey(mode);
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import com.google.re2j.Pattern;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.PlatformFacts;

/**
 * What a command line looks like: one YAML file, laid over those that it extends. All patterns are RE2 expressions and match a whole line, without the
 * blanks at its end.
 *
 * @param selection the devices that have it, and its own name
 * @param origin where what it says comes from
 * @param host the expression for a host name as long as it is not known
 * @param modes the prompt of each mode; the first that fits counts
 * @param above a line that the device prints above its prompt, or null; it belongs to the prompt
 * @param transitions how to get from one mode to another; of several between the same two the first that the device takes
 * @param deadEnds what a session can begin with that leads nowhere
 * @param setup what sets the session's own terminal length and width, and where
 * @param answers what stands in answers besides what was asked for
 * @param commit what makes configuration lines take effect, or null if each does at once
 * @param tasks what a device can be asked to do in its own words, by the name of the service
 * @param login the questions before the first prompt
 * @param lineEnd what the Enter key sends
 * @param clearLine what empties a line that was begun, or null
 * @param interrupt what ends a running command, or null
 * @param marker the line that does nothing, or null if there is none
 */
public record Platform(
        Selection selection,
        Origin origin,
        String host,
        Map<String, Mode> modes,
        @Nullable Pattern above,
        List<Transition> transitions,
        List<DeadEnd> deadEnds,
        SetupRules setup,
        AnswerRules answers,
        @Nullable CommitRules commit,
        Map<String, Task> tasks,
        LoginRules login,
        String lineEnd,
        @Nullable String clearLine,
        @Nullable String interrupt,
        @Nullable MarkerRules marker) {

    /** The mode to which {@code enable} leads. */
    public static final String ENABLE = "enable";

    /** The mode to which {@code configure} leads. */
    public static final String CONFIG = "config";

    private static final String HOST_GROUP = "host";

    public Platform {
        modes = Collections.unmodifiableMap(new LinkedHashMap<>(modes));
        transitions = List.copyOf(transitions);
        deadEnds = List.copyOf(deadEnds);
        tasks = Map.copyOf(tasks);
    }

    /** Its own name. */
    public String name() {
        return selection.name();
    }

    /** What is told of it. */
    PlatformFacts facts() {
        return new PlatformFacts(
                name(),
                origin.title(),
                selection.names(),
                List.copyOf(modes.keySet()),
                origin.sources(),
                origin.experimental(),
                origin.file());
    }

    /** The prompt of each mode, for this host name or, if it is null, for any, which is then captured as {@code host}. */
    public Map<String, Pattern> prompts(@Nullable String hostName) {
        String expression = hostName == null ? "(?P<" + HOST_GROUP + ">" + host + ")" : Pattern.quote(hostName);
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        modes.forEach((name, mode) -> patterns.put(name, mode.pattern(expression)));
        return patterns;
    }

    /** Whether the marker line can be sent in this mode; null is a mode that is not described. */
    public boolean hasMarkerIn(@Nullable String mode) {
        return marker != null
                && (mode == null || marker.modes().isEmpty() || marker.modes().contains(mode));
    }

    /** Whether the marker line has an answer of its own. */
    public boolean answersMarker() {
        return marker != null && marker.answer() != null;
    }

    /** The transitions from one mode to another without a third between them, in the order in which they are tried. */
    public List<Transition> transitions(String from, String to) {
        return transitions.stream()
                .filter(transition ->
                        transition.from().equals(from) && transition.to().equals(to))
                .toList();
    }

    /** The shortest way from one mode to another; empty if there is none or they are the same. */
    public List<Transition> route(String from, String to) {
        Map<String, List<Transition>> routes = new HashMap<>(Map.of(from, List.of()));
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty() && !routes.containsKey(to)) {
            String here = open.remove();
            for (Transition transition : transitions) {
                if (transition.from().equals(here) && !routes.containsKey(transition.to())) {
                    List<Transition> longer = new ArrayList<>(routes.getOrDefault(here, List.of()));
                    longer.add(transition);
                    routes.put(transition.to(), longer);
                    open.add(transition.to());
                }
            }
        }
        return routes.getOrDefault(to, List.of());
    }

    /** Whether there is such a mode. */
    public boolean has(String mode) {
        return modes.containsKey(mode);
    }
}

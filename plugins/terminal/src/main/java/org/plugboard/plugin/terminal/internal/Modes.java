// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.plugin.terminal.internal.platform.Template;
import org.plugboard.plugin.terminal.internal.platform.Transition;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The transitions between the modes of a session. */
final class Modes {

    private static final Logger LOG = LoggerFactory.getLogger(Modes.class);

    /** What every platform calls the mode below the privileged one, if it has one. */
    private static final String EXEC = "exec";

    private static final String INSTEAD =
            "; where the device has it under another name, use run with Command.changingMode, or describe it in a platform file";

    private final Conversation conversation;
    private final Platform platform;
    private final Logins logins;
    private final SetUp setUp;
    private final Steps steps;
    private final Failures failures;

    /** {@code setUp} follows once the command line is there. */
    Modes(
            Conversation conversation,
            Replier replier,
            Platform platform,
            Logins logins,
            SetUp setUp,
            Failures failures) {
        this.conversation = conversation;
        this.platform = platform;
        this.logins = logins;
        this.setUp = setUp;
        this.steps = new Steps(conversation, replier, logins, failures);
        this.failures = failures;
    }

    /** The mode now; null if no prompt of the platform fits. */
    @Nullable
    String current() {
        return conversation.mode().orElse(null);
    }

    /** Whether the way to this mode asks for nothing that is not there. */
    boolean canReach(String mode) {
        String from = current();
        return from != null
                && platform.has(mode)
                && platform.route(from, mode).stream()
                        .flatMap(transition -> transition.answers().secrets())
                        .allMatch(field -> logins.secret(field).isPresent());
    }

    /** Whether the command line itself would be started on the way to this mode. */
    boolean startsOnTheWayTo(String mode) {
        String from = current();
        return from != null && platform.route(from, mode).stream().anyMatch(Transition::starts);
    }

    /**
     * Goes to this mode by the shortest way.
     *
     * @throws NotSupportedException if the platform does not have it, or no way to it from here
     */
    void goTo(String mode, Deadline deadline) {
        goTo(ModeName.of(mode), deadline);
    }

    /** As {@link #goTo(String, Deadline)}, to a mode that may have an argument: a level, a slot. */
    void goTo(ModeName mode, Deadline deadline) {
        conversation.ensureInStep(deadline);
        String from = current();
        if (mode.name().equals(from) && !mode.hasArgument()) {
            return;
        }
        go(mode.hasArgument() ? routeTo(mode, from) : routeTo(mode.name(), from), mode.argument(), deadline);
    }

    /** Goes to a mode in which the session is not yet, with another command for the last step. */
    void goTo(String mode, String lastCommand, Deadline deadline) {
        conversation.ensureInStep(deadline);
        List<Transition> route = new ArrayList<>(routeTo(mode, current()));
        Transition last = route.remove(route.size() - 1);
        go(route, Optional.empty(), deadline);
        route.add(last.by(Template.of(lastCommand)));
        take(new Route(route, route.size() - 1, Optional.empty()), deadline);
    }

    private void go(List<Transition> route, Optional<String> argument, Deadline deadline) {
        for (int step = 0; step < route.size(); step++) {
            boolean last = step == route.size() - 1;
            go(new Route(route, step, last ? argument : Optional.empty()), deadline);
        }
    }

    /** Leaves the privileged mode for the one below it. */
    void disable(Deadline deadline) {
        if (!platform.has(Platform.ENABLE) || !platform.has(EXEC)) {
            throw new NotSupportedException(("%s: platform %s has no mode below the privileged one; it has %s"
                            + INSTEAD)
                    .formatted(
                            failures.name(), platform.name(), platform.modes().keySet()));
        }
        goTo(EXEC, deadline);
    }

    /** The way into a mode with an argument leads through its last step, even from within the mode. */
    private List<Transition> routeTo(ModeName mode, @Nullable String from) {
        requireMode(mode.name());
        for (Transition transition : platform.transitions()) {
            if (transition.to().equals(mode.name())
                    && transition.command().names().contains(Transition.ARGUMENT)) {
                List<Transition> before = transition.from().equals(from) ? List.of() : routeTo(transition.from(), from);
                return Stream.concat(before.stream(), Stream.of(transition)).toList();
            }
        }
        throw new NotSupportedException("%s: mode %s of platform %s takes no argument, such as \"%s\""
                .formatted(
                        failures.name(),
                        mode.name(),
                        platform.name(),
                        mode.argument().orElse("")));
    }

    private List<Transition> routeTo(String mode, @Nullable String from) {
        requireMode(mode);
        List<Transition> route = from == null ? List.of() : platform.route(from, mode);
        if (route.isEmpty()) {
            throw new NotSupportedException("%s: platform %s knows no way to mode %s from here; %s"
                    .formatted(
                            failures.name(),
                            platform.name(),
                            mode,
                            failures.where().get()));
        }
        return route;
    }

    private void requireMode(String mode) {
        if (!platform.has(mode)) {
            throw new NotSupportedException(("%s: platform %s has no mode %s; it has %s" + INSTEAD)
                    .formatted(
                            failures.name(),
                            platform.name(),
                            mode,
                            platform.modes().keySet()));
        }
    }

    /** Comes to the command line itself, where a session begins before it, and sets it up. */
    void begin(Deadline deadline) {
        String from = current();
        Optional<Transition> start = platform.transitions().stream()
                .filter(transition -> transition.starts() && transition.from().equals(from))
                .findFirst();
        if (start.isPresent()) {
            go(new Route(List.of(start.get()), 0, Optional.empty()), deadline);
        } else {
            setUp.begun(deadline);
        }
    }

    /** Connecting has come to the mode in which it ends. */
    void connected(Deadline deadline) {
        setUp.connected(deadline);
    }

    private void go(Route route, Deadline deadline) {
        Transition next = route.transition();
        List<Transition> transitions =
                route.argument().isPresent() ? List.of(next) : platform.transitions(next.from(), next.to());
        for (Transition other : transitions.subList(0, transitions.size() - 1)) {
            try {
                take(route.by(other), deadline);
                return;
            } catch (CommandRefusedException e) {
                if (!next.from().equals(current())) {
                    throw e;
                }
                LOG.debug("{}: the next way is tried: {}", failures.name(), e.getMessage());
            }
        }
        take(route.by(transitions.get(transitions.size() - 1)), deadline);
    }

    private void take(Route route, Deadline deadline) {
        steps.take(route, deadline);
        if (route.transition().starts()) {
            setUp.begun(deadline);
        } else {
            setUp.arrived(deadline);
        }
    }
}

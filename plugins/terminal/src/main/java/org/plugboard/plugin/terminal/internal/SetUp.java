// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The commands that set up a command line (semantics 143): those of the platform as soon as it is there, so that a user who
 * may not enable has them too, and what the device refuses then once more in the privileged mode; or in their place those of
 * the settings, in the mode to which connecting leads, as they may need it. One that is refused is no reason not to connect; but
 * whoever wrote it into the testbed is warned. A platform's are for all its devices, and not every one knows each of them.
 */
final class SetUp {

    private static final Logger LOG = LoggerFactory.getLogger(SetUp.class);

    private final Optional<List<String>> bySettings;
    private final Platform platform;
    private final Conversation conversation;
    private final Errors errors;
    private final Failures failures;

    /** Those of the platform that the device has not taken yet. */
    private List<String> due = List.of();

    /** Whether it has refused these. */
    private boolean refusedOnce;

    /** Whether connecting has come to the mode in which it ends. */
    private boolean connected;

    SetUp(
            Optional<List<String>> bySettings,
            Platform platform,
            Conversation conversation,
            Errors errors,
            Failures failures) {
        this.bySettings = bySettings;
        this.platform = platform;
        this.conversation = conversation;
        this.errors = errors;
        this.failures = failures;
    }

    /** The command line has begun: nothing is set up in it. */
    void begun(Deadline deadline) {
        if (bySettings.isEmpty()) {
            due = platform.setup().lines();
            refusedOnce = false;
            arrived(deadline);
        } else if (connected) {
            sendThoseOfTheSettings(bySettings.get(), deadline);
        }
    }

    /** The session has come to a mode: sends what is due and can be sent there. */
    void arrived(Deadline deadline) {
        String mode = conversation.mode().orElse(null);
        boolean last = Platform.ENABLE.equals(mode);
        if (due.isEmpty() || !platform.setup().holdIn(mode) || (refusedOnce && !last)) {
            return;
        }
        Map<String, String> refused = send(due, deadline);
        due = last ? List.of() : List.copyOf(refused.keySet());
        refusedOnce = true;
        if (!refused.isEmpty()) {
            LOG.debug("{}: the device refuses of the platform's setup {}", failures.name(), refused);
        }
    }

    /** Connecting has come to the mode in which it ends. */
    void connected(Deadline deadline) {
        connected = true;
        bySettings.ifPresent(lines -> sendThoseOfTheSettings(lines, deadline));
    }

    private void sendThoseOfTheSettings(List<String> lines, Deadline deadline) {
        Map<String, String> refused = send(lines, deadline);
        if (!refused.isEmpty()) {
            LOG.warn(
                    "{}: the device refuses of init_exec_commands {}; correct or remove it in the testbed",
                    failures.name(),
                    refused.entrySet().stream()
                            .map(entry -> "\"%s\": %s".formatted(entry.getKey(), entry.getValue()))
                            .collect(Collectors.joining(", ")));
        }
    }

    /** Those that are refused, with what the device says. */
    private Map<String, String> send(List<String> lines, Deadline deadline) {
        Map<String, String> refused = new LinkedHashMap<>();
        for (String line : lines) {
            String answer = conversation.ask(line, deadline);
            if (errors.in(answer, List.of(), true).isPresent()) {
                refused.put(line, firstLine(answer));
            }
        }
        return refused;
    }

    private static String firstLine(String answer) {
        return Failures.shortened(answer.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse(""));
    }
}

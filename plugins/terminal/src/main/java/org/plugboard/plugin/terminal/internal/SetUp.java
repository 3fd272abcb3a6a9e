// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The commands that set up a command line once it is there: those of the connection's settings, else the platform's (semantics
 * 143). One that is refused is no reason not to connect; but whoever wrote it into the testbed is warned. A platform's are for
 * all its devices, and not every one knows each of them.
 */
final class SetUp {

    private static final Logger LOG = LoggerFactory.getLogger(SetUp.class);

    private final Optional<List<String>> bySettings;
    private final Platform platform;
    private final Conversation conversation;
    private final Errors errors;
    private final Failures failures;

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

    /** Sends them. */
    void run(Deadline deadline) {
        List<String> refused = new ArrayList<>();
        for (String line : bySettings.orElse(platform.setup())) {
            String answer = conversation.ask(line, deadline);
            if (errors.in(answer, List.of(), true).isPresent()) {
                refused.add("\"%s\": %s".formatted(line, firstLine(answer)));
            }
        }
        if (!refused.isEmpty() && bySettings.isPresent()) {
            LOG.warn(
                    "{}: the device refuses of init_exec_commands {}; correct or remove it in the testbed",
                    failures.name(),
                    String.join(", ", refused));
        } else if (!refused.isEmpty()) {
            LOG.debug("{}: the device refuses of the platform's setup {}", failures.name(), refused);
        }
    }

    private static String firstLine(String answer) {
        return Failures.shortened(answer.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse(""));
    }
}

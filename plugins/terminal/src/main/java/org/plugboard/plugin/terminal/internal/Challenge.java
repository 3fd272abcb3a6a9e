// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.List;
import java.util.Optional;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.device.Secret;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.Deadline;

/**
 * Answers what a device wants to know besides user and password: from the credential, once, since such a code counts once; else
 * from whoever can be asked.
 */
final class Challenge {

    private static final List<String> FIELDS = List.of("otp", "passcode");
    private static final int LONGEST_QUESTION = 200;

    private final ConnectionContext context;
    private final CredentialOrder credentials;
    private final Failures failures;
    private boolean fieldUsed;

    Challenge(ConnectionContext context, CredentialOrder credentials, Failures failures) {
        this.context = context;
        this.credentials = credentials;
        this.failures = failures;
    }

    /** Blocks until the answer is there or the deadline is over. */
    Secret answer(String question, String received, Deadline deadline) {
        Optional<Secret> field = FIELDS.stream()
                .flatMap(name -> credentials.field(name).stream())
                .findFirst()
                .filter(value -> !fieldUsed);
        if (field.isPresent()) {
            fieldUsed = true;
            return field.get();
        }
        return context.ask(shown(question), true, deadline).orElseThrow(() -> unanswered(received));
    }

    /** As it is shown to people: what a device sends must not move their cursor. */
    private static String shown(String question) {
        String text = question.replaceAll("\\p{Cntrl}", " ").strip();
        return text.substring(Math.max(0, text.length() - LONGEST_QUESTION));
    }

    private AuthenticationException unanswered(String received) {
        return failures.refused(
                "the device wants a code, but credential %s has no otp%s and nobody is there to be asked"
                        .formatted(credentials.name(), fieldUsed ? " for a second one" : ""),
                received);
    }
}

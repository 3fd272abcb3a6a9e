// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plugboard.cli.Action;
import org.plugboard.cli.Answering;
import org.plugboard.cli.Dialog;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.Credential;
import org.plugboard.device.Secret;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.Deadline;

/**
 * Replies to the device as callers want them: their patterns, and the actions of their dialogs.
 *
 * @param context where credentials come from
 */
record Replier(Wire wire, ConnectionContext context) {

    /** A pattern of a caller, in which {@code ^} and {@code $} match at line ends. */
    Pattern compile(String pattern) {
        try {
            return Pattern.compile(pattern, Pattern.MULTILINE);
        } catch (PatternSyntaxException e) {
            throw new InvalidRequestException(
                    "%s: /%s/ is no RE2 expression: %s".formatted(context.name(), pattern, e.getMessage()), e);
        }
    }

    /** A dialog that is held from now on; null if there is nothing to answer. */
    @Nullable
    RunningDialog hold(Dialog dialog, Deadline deadline) {
        return dialog.statements().isEmpty() ? null : new RunningDialog(dialog, this, deadline);
    }

    /** Lets an action act; {@code matcher} has found its pattern, or is null for the one at the end of the time. Whether it has sent something. */
    boolean act(Action action, @Nullable Matcher matcher, String received, Deadline deadline) {
        // What is sent because the time is over still needs some.
        Deadline sending = deadline.isOver() ? Deadline.after(deadline.limit()) : deadline;
        Turn turn = new Turn(matcher, received, sending);
        action.act(turn);
        return turn.replied;
    }

    private final class Turn implements Answering {

        private final @Nullable Matcher matcher;
        private final String received;
        private final Deadline deadline;
        private boolean replied;

        Turn(@Nullable Matcher matcher, String received, Deadline deadline) {
            this.matcher = matcher;
            this.received = received;
            this.deadline = deadline;
        }

        @Override
        public String matched() {
            return group(0);
        }

        @Override
        public String group(int number) {
            if (matcher == null) {
                if (number != 0) {
                    throw new IndexOutOfBoundsException("nothing has matched; there is no group " + number);
                }
                return "";
            }
            String group = matcher.group(number);
            return group == null ? "" : group;
        }

        @Override
        public String received() {
            return received;
        }

        @Override
        public void send(String text) {
            replied = true;
            wire.sendKeys(text, deadline);
        }

        @Override
        public void sendLine(String text) {
            replied = true;
            wire.sendLine(text, deadline);
        }

        @Override
        public void sendSecret(Secret secret) {
            replied = true;
            wire.sendSecret(secret, deadline);
        }

        @Override
        public void sendUsername(String credential) {
            sendLine(of(credential, "username", Credential::username));
        }

        @Override
        public void sendPassword(String credential) {
            sendSecret(of(credential, "password", Credential::password));
        }

        private <T> T of(String name, String what, Function<Credential, Optional<T>> part) {
            return context.credential(name)
                    .flatMap(part)
                    .orElseThrow(() -> new AuthenticationException(
                            "%s: a dialog answers with the %s of credential %s, but there is none; add it to the testbed"
                                    .formatted(context.name(), what, name)));
        }
    }
}

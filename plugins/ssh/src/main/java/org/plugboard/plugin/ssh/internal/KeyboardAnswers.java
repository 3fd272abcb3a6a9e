// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import net.schmizz.sshj.userauth.method.ChallengeResponseProvider;
import net.schmizz.sshj.userauth.password.Resource;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionException;
import org.plugboard.device.Credential;
import org.plugboard.device.Secret;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.TransportContext;

/**
 * Answers the questions of one keyboard-interactive dialogue (RFC 4256). The first hidden one gets the password, whatever its words and
 * language, unless its words are those of a second factor; whatever else is asked gets the credential's {@code otp} or {@code passcode},
 * once, and then a person is asked. A question for a new password gets nothing. Used by sshj's reader.
 */
final class KeyboardAnswers implements ChallengeResponseProvider {

    private static final List<String> CODES = List.of("otp", "passcode");
    private static final int LONGEST_QUESTION = 200;

    /** As the modules of PAM and RADIUS servers ask for it. */
    private static final Pattern CODE = Pattern.compile(
            "\\b(?:verification|passcode|one[- ]time|otp|token|authenticat\\w+|security code|factor|code|challenge|response)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NEW_PASSWORD =
            Pattern.compile("\\b(?:new|retype|re-enter|again|confirm)\\b", Pattern.CASE_INSENSITIVE);

    private final TransportContext context;
    private final Credential credential;
    private final Deadline deadline;
    private boolean passwordGiven;
    private boolean codeGiven;
    private @Nullable String unanswered;
    private @Nullable ConnectionException failure;

    /** @param passwordGiven whether the server has accepted the password already and wants more */
    KeyboardAnswers(TransportContext context, Credential credential, boolean passwordGiven, Deadline deadline) {
        this.context = context;
        this.credential = credential;
        this.passwordGiven = passwordGiven;
        this.deadline = deadline;
    }

    @Override
    public List<String> getSubmethods() {
        return List.of();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void init(Resource resource, String name, String instruction) {}

    @Override
    public char[] getResponse(String prompt, boolean echo) {
        return answer(prompt, echo).map(Secret::reveal).orElse("").toCharArray();
    }

    private Optional<Secret> answer(String prompt, boolean echo) {
        boolean forCode = echo || passwordGiven || CODE.matcher(prompt).find();
        if (!forCode && credential.password().isPresent()) {
            passwordGiven = true;
            return credential.password();
        }
        if (failure != null || NEW_PASSWORD.matcher(prompt).find()) {
            return Optional.empty();
        }
        Optional<Secret> code = code();
        return code.isPresent() ? code : asked(shown(prompt), !echo);
    }

    /** Whether the credential has an answer to a second question. */
    static boolean hasCode(Credential credential) {
        return CODES.stream().anyMatch(credential.fields()::containsKey);
    }

    private Optional<Secret> code() {
        Optional<Secret> code = CODES.stream()
                .flatMap(field -> credential.secret(field).stream())
                .filter(value -> !codeGiven)
                .findFirst();
        codeGiven = codeGiven || code.isPresent();
        return code;
    }

    private Optional<Secret> asked(String question, boolean hidden) {
        Optional<Secret> answer = Optional.empty();
        try {
            answer = context.ask(question, hidden, deadline);
        } catch (ConnectionException e) {
            // It must not be thrown through sshj's reader, which would make another failure of it.
            failure = e;
        }
        if (answer.isEmpty()) {
            unanswered = question;
        }
        return answer;
    }

    /** As it is shown to people: what a server sends must not move their cursor. */
    private static String shown(String prompt) {
        String text = prompt.replaceAll("\\p{Cntrl}", " ").strip();
        return text.substring(Math.max(0, text.length() - LONGEST_QUESTION));
    }

    /** What kept a person from being asked. */
    Optional<ConnectionException> failure() {
        return Optional.ofNullable(failure);
    }

    /** The question that nobody was there to answer. */
    Optional<String> unanswered() {
        return Optional.ofNullable(unanswered);
    }

    @Override
    public boolean shouldRetry() {
        return false;
    }
}

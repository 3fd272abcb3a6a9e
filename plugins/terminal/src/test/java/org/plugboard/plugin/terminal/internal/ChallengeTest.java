// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.device.Credential;

/** A second factor that is asked for in the text of a login. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ChallengeTest {

    private static final Credential WITH_CODE =
            new Credential(Map.of("username", "admin", "password", "s3cret", "otp", 287082));

    private final List<String> asked = new ArrayList<>();

    private FakeContext context(FakeDevice device, Credential credential) {
        FakeContext context = Sessions.context("linux", device.transport, credential, Map.of());
        context.asker = (question, hidden) -> {
            asked.add(question);
            return Optional.of("755224");
        };
        return context;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Verification code: ",
                "Enter a passcode or select one of the following options:\r\n\r\n 1. Duo Push to XXX-XXX-1234\r\n"
                        + "\r\nPasscode or option (1-1): ",
                "One-time password (OATH) for `admin': ",
                "Enter PASSCODE: ",
                "Challenge 4711. Response: "
            })
    void whoeverCanBeAskedAnswersWithTheWordsOfTheDevice(String question) {
        FakeDevice device = AskingDevice.then("admin@vm:~$ ", "login: ", "Password: ", question);
        Sessions.connected(context(device, Sessions.CREDENTIAL));
        assertThat(device.lines).startsWith("admin", "s3cret", "755224");
        assertThat(asked)
                .containsExactly(
                        question.substring(question.lastIndexOf('\n') + 1).strip());
    }

    @Test
    void aCodeOfTheCredentialCountsOnce() {
        FakeDevice device = AskingDevice.then("admin@vm:~$ ", "login: ", "OTP: ", "OTP: ");
        Sessions.connected(context(device, WITH_CODE));
        assertThat(device.lines).startsWith("admin", "287082", "755224");
        assertThat(asked).hasSize(1);
    }

    @Test
    void withoutACodeAndWithoutAnybodyToAskTheLoginFails() {
        FakeDevice device = AskingDevice.then("admin@vm:~$ ", "login: ", "Password: ", "Verification code: ");
        FakeContext context = context(device, Sessions.CREDENTIAL);
        context.asker = (question, hidden) -> Optional.empty();
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> Sessions.connected(context))
                .withMessageContainingAll("R1/cli", "wants a code", "credential default has no otp", "nobody is there");
    }

    @Test
    void aCodeThatThePeerEchoesIsMasked() {
        FakeDevice device = FakeDevice.greeting("Verification code: ", (self, line) -> {
            self.say("Login incorrect\r\n");
            self.transport.end();
        });
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> Sessions.connected(context(device, WITH_CODE)))
                .satisfies(
                        e -> assertThat(e.getMessage()).doesNotContain("287082").contains("***"));
    }

    @Test
    void controlCharactersOfTheDeviceDoNotReachThePerson() {
        FakeDevice device = AskingDevice.then("admin@vm:~$ ", "login: ", "\u0007Token code\u0007: ");
        Sessions.connected(context(device, Sessions.CREDENTIAL));
        assertThat(asked).singleElement().satisfies(question -> assertThat(question)
                .doesNotContain("\u0007")
                .contains("Token code"));
    }

    @Test
    void aBannerThatMentionsCodesIsNoQuestion() {
        FakeDevice device =
                AskingDevice.then("admin@vm:~$ ", "Lost your token? Response: call 4711\r\nlogin: ", "Password: ");
        Sessions.connected(context(device, Sessions.CREDENTIAL));
        assertThat(device.lines).startsWith("admin", "s3cret");
        assertThat(asked).isEmpty();
    }
}

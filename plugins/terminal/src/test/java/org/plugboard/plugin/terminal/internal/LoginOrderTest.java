// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.Credential;

/** Which credential answers which question. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LoginOrderTest {

    private static final Map<String, Credential> CREDENTIALS = Map.of(
            "default", Credential.of("admin", "s3cret"),
            "ts", Credential.of("lab", "t3rm"),
            "local", Credential.of("root", "l0cal"),
            "enable", Credential.of("", "en4ble"));

    private static FakeContext context(FakeDevice device, Map<String, Object> arguments) {
        return Sessions.context("iosxe", device.transport, CREDENTIALS, arguments);
    }

    @Test
    @Tag("semantics-127")
    void behindAPasswordTheNextCredentialOfTheListAnswers() {
        FakeDevice device = AskingDevice.then("R1#", "Username: ", "Password: ", "Username: ", "Password: ");
        Sessions.connected(context(device, Map.of("login_creds", List.of("ts", "default"))));
        assertThat(device.lines).startsWith("lab", "t3rm", "admin", "s3cret");
    }

    @Test
    @Tag("semantics-127")
    void whereOnlyPasswordsAreAskedForEachIsOfTheNextCredential() {
        FakeDevice device = AskingDevice.then("R1#", "Password: ", "Password: ");
        Sessions.connected(context(device, Map.of("login_creds", List.of("ts", "default"))));
        assertThat(device.lines).startsWith("t3rm", "s3cret");
    }

    @Test
    @Tag("semantics-128")
    void aListThatRunsOutIsSaidToBeExhausted() {
        FakeDevice device = AskingDevice.then("R1#", "Password: ", "Password: ", "Password: ");
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> Sessions.connected(context(device, Map.of("login_creds", List.of("ts", "default")))))
                .withMessageContainingAll("R1/cli", "credentials exhausted", "ts, default")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("t3rm", "s3cret"));
        assertThat(device.lines).containsExactly("t3rm", "s3cret");
    }

    @Test
    @Tag("semantics-128")
    void aRefusalIsNotFollowedByTheNextOfTheList() {
        FakeDevice device = AskingDevice.then("R1#", "Username: ", "Password: ", "% Login invalid\r\n\r\nUsername: ");
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> Sessions.connected(context(device, Map.of("login_creds", List.of("ts", "default")))))
                .withMessageContaining("% Login invalid");
        assertThat(device.lines).containsExactly("lab", "t3rm");
    }

    @Test
    @Tag("semantics-129")
    void afterARefusalEachFallbackIsTriedOnAConnectionOfItsOwn() {
        FakeDevice first = AskingDevice.then("R1#", "Username: ", "Password: ", "% Login invalid\r\n");
        FakeDevice second = AskingDevice.then("R1#", "Username: ", "Password: ", "% Login invalid\r\n");
        FakeDevice third = AskingDevice.then("R1#", "Username: ", "Password: ");
        FakeContext context = context(first, Map.of("fallback_credentials", List.of("ts", "local")));
        context.next.addAll(List.of(second.transport, third.transport));
        try (Warnings warnings = new Warnings()) {
            assertThat(Sessions.connected(context).isConnected()).isTrue();
            assertThat(warnings.lines())
                    .anyMatch(line -> line.contains("tries the fallback credential local"))
                    .noneMatch(line -> line.contains("t3rm") || line.contains("s3cret"));
        }
        assertThat(first.lines).containsExactly("admin", "s3cret");
        assertThat(second.lines).containsExactly("lab", "t3rm");
        assertThat(third.lines).startsWith("root", "l0cal");
        assertThat(first.transport.isOpen()).isFalse();
    }

    @Test
    @Tag("semantics-129")
    void whenTheLastFallbackIsRefusedThePasswordIsBad() {
        FakeDevice first = AskingDevice.then("R1#", "Password: ", "% Bad passwords\r\n");
        FakeDevice second = AskingDevice.then("R1#", "Password: ", "% Bad passwords\r\n");
        FakeContext context = context(first, Map.of("fallback_credentials", "ts"));
        context.next.add(second.transport);
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> Sessions.connected(context))
                .withMessageContainingAll("bad password", "default, ts");
        assertThat(second.transport.isOpen()).isFalse();
    }

    @Test
    @Tag("semantics-129")
    @Tag("semantics-130")
    void aWrongPasswordForEnableIsNoReasonForAFallback() {
        FakeDevice device = FakeDevice.at("R1>");
        device.reader((self, line) -> {
            if (line.equals("enable")) {
                self.echo(false).reader((again, secret) -> again.say("\r\n% Access denied\r\nR1>"));
                self.say("Password: ");
            } else {
                self.answer(line);
            }
        });
        FakeContext context = context(device, Map.of("fallback_credentials", "ts"));
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> Sessions.connected(context))
                .withMessageContaining("mode enable");
        assertThat(context.requests).hasSize(1);
        assertThat(device.lines).endsWith("en4ble");
    }

    @Test
    @Tag("semantics-131")
    void whatFollowsAPasswordIsTypedOnceNothingComesAnyMore() {
        FakeDevice device = FakeDevice.greeting("Password: ", (self, line) -> {
                    if (line.isEmpty()) {
                        self.echo(true).reader(FakeDevice::answer).prompt("R1#").say("R1#");
                    } else {
                        self.say("\r\nconnected to line 5\r\n");
                    }
                })
                .echo(false);
        Sessions.connected(context(
                device,
                Map.of("login_creds", "ts", "cred_action.ts.post", "sendline()", "wake_up", java.time.Duration.ZERO)));
        assertThat(device.lines).startsWith("t3rm", "");
    }

    @Test
    @Tag("semantics-131")
    void theActionOfACredentialGoesBeforeTheSettingForAll() {
        FakeDevice device = FakeDevice.at("R1#");
        Map<String, Object> arguments = Map.of(
                "login_creds",
                List.of("ts", "default"),
                "SENDLINE_AFTER_CRED",
                List.of("ts", "default"),
                "cred_action.ts.post",
                "send('x')");
        assertThat(Settings.of(context(device, arguments)).login().afterPassword())
                .containsOnly(
                        Map.entry("ts", new AfterPassword("x", false)), Map.entry("default", AfterPassword.ENTER));
    }

    @Test
    @Tag("semantics-131")
    void anActionThatIsNoneIsRefusedByName() {
        FakeDevice device = FakeDevice.at("R1#");
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> Settings.of(context(device, Map.of("cred_action.default.post", "type(x)"))))
                .withMessage(
                        "R1/cli: cred_action.default.post is 'type(x)', not send('text'), sendline('text') or sendline()");
    }

    @Test
    @Tag("semantics-133")
    void theQuestionsCanBeOtherOnesThanThoseOfThePlatform() {
        FakeDevice device = AskingDevice.then("R1#", "Benutzer: ", "Kennwort: ");
        Sessions.connected(context(device, Map.of("prompts.login", "Benutzer:\\s*$", "prompts.password", "Kennwort:")));
        assertThat(device.lines).startsWith("admin", "s3cret");
    }

    @Test
    @Tag("semantics-127")
    void overATransportThatLogsInItselfTheListGoesOnBehindTheFirst() {
        FakeDevice device = AskingDevice.then("R1#", "Username: ", "Password: ");
        FakeContext context = context(device, Map.of("login_creds", List.of("ts", "local")));
        Sessions.create(context, "ssh").connect(org.plugboard.spi.Deadline.after(Sessions.LONG));
        assertThat(device.lines).startsWith("root", "l0cal");
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.keyboard.PromptEntry;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.server.shell.ProcessShellFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.device.Asker;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportRequest;
import org.plugboard.spi.TransportRequest.Window;

/** A server that asks for more than a password, and logins after a refusal. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SecondFactorTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Credential LAB = Credential.of("lab", "cisco");

    @TempDir
    private Path folder;

    private final SshServer server = SshServer.setUpDefaultServer();
    private final List<String> answers = new CopyOnWriteArrayList<>();
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void prepare() throws IOException {
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
        server.setShellFactory(new ProcessShellFactory("cat", "cat"));
        server.setPasswordAuthenticator((user, password, session) -> password.equals("cisco"));
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(true);
    }

    /** The server asks these, and lets in who gives these answers. */
    private void asks(List<PromptEntry> prompts, List<String> right) {
        CoreModuleProperties.AUTH_METHODS.set(server, "keyboard-interactive");
        server.setKeyboardInteractiveAuthenticator(new KeyboardInteractiveAuthenticator() {
            @Override
            public InteractiveChallenge generateChallenge(ServerSession session, String user, String lang, String sub) {
                InteractiveChallenge challenge = new InteractiveChallenge();
                challenge.setInteractionName("");
                challenge.setInteractionInstruction("");
                challenge.setLanguageTag("");
                prompts.forEach(challenge::addPrompt);
                return challenge;
            }

            @Override
            public boolean authenticate(ServerSession session, String user, List<String> responses) {
                answers.addAll(responses);
                return responses.equals(right);
            }
        });
    }

    private Map<String, Object> arguments() {
        return Map.of("known_hosts", folder.resolve("known_hosts").toString());
    }

    private ConnectionContext context(Credential credential, Map<String, Object> arguments) {
        return Contexts.context("127.0.0.1", server.getPort(), arguments, credential);
    }

    private Asker answering(String code) {
        return (question, hidden) -> {
            asked.add(question + " " + hidden);
            return Optional.of(code);
        };
    }

    private static Transport open(ConnectionContext context) {
        return open(context, LONG);
    }

    private static Transport open(ConnectionContext context, Duration limit) {
        Transport transport =
                new SshTransportFactory().create(context, TransportRequest.shell("ssh", new Window("vt100", 80, 24)));
        transport.open(Deadline.after(limit));
        return transport;
    }

    @Test
    void aCodeBesidesThePasswordIsAskedOfAPerson() {
        asks(
                List.of(new PromptEntry("Password: ", false), new PromptEntry("Verification code: ", false)),
                List.of("cisco", "287082"));
        try (Transport transport = open(Contexts.asking(context(LAB, arguments()), answering("287082")))) {
            assertThat(transport.isOpen()).isTrue();
        }
        assertThat(asked).containsExactly("Verification code: true");
    }

    @Test
    void aCodeThatIsAskedForBeforeThePasswordDoesNotGetThePassword() {
        asks(
                List.of(
                        new PromptEntry("One-time password (OATH) for lab: ", false),
                        new PromptEntry("Password: ", false)),
                List.of("287082", "cisco"));
        Credential credential = new Credential(Map.of("username", "lab", "password", "cisco", "otp", 287082));
        open(context(credential, arguments())).close();
        assertThat(answers).containsExactly("287082", "cisco");
    }

    @Test
    void aQuestionWhoseAnswerMayBeSeenIsAskedAsSuch() {
        asks(List.of(new PromptEntry("Duo passcode or option (1-2): ", true)), List.of("1"));
        open(Contexts.asking(context(LAB, arguments()), answering("1"))).close();
        assertThat(asked).containsExactly("Duo passcode or option (1-2): false");
    }

    @Test
    void theSecondStepBehindAPasswordIsAskedOfAPersonWhateverItsWords() {
        asks(List.of(new PromptEntry("Your turn: ", false)), List.of("xyzzy"));
        CoreModuleProperties.AUTH_METHODS.set(server, "password,keyboard-interactive");
        open(Contexts.asking(context(LAB, arguments()), answering("xyzzy"))).close();
        assertThat(answers).containsExactly("xyzzy");
    }

    @Test
    void whereNobodyIsThereTheRefusalHasTheQuestion() {
        asks(
                List.of(new PromptEntry("Password: ", false), new PromptEntry("Verification \u0007code: ", false)),
                List.of("cisco", "287082"));
        assertThatThrownBy(() -> open(context(LAB, arguments())))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("it asked \"Verification  code:\", and the credential has no otp")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("cisco"));
    }

    @Test
    void aNewPasswordIsNotMadeUp() {
        asks(
                List.of(new PromptEntry("Password: ", false), new PromptEntry("New password: ", false)),
                List.of("cisco", "other"));
        assertThatThrownBy(() -> open(Contexts.asking(context(LAB, arguments()), answering("other"))))
                .isInstanceOf(AuthenticationException.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void aPersonWhoCannotBeAskedInTimeEndsTheConnectWithThat() {
        asks(List.of(new PromptEntry("Verification code: ", false)), List.of("287082"));
        Asker late = (question, hidden) -> {
            throw new TimedOutException("R1/ssh: nobody answered");
        };
        assertThatThrownBy(() -> open(Contexts.asking(context(LAB, arguments()), late)))
                .isInstanceOf(TimedOutException.class)
                .hasMessage("R1/ssh: nobody answered");
    }

    private ConnectionContext withFallbacks(List<String> fallbacks) {
        Map<String, Credential> all = new LinkedHashMap<>();
        all.put("default", Credential.of("lab", "old"));
        all.put("tacacs", Credential.of("lab", "older"));
        all.put("local", LAB);
        org.plugboard.device.Path path = new org.plugboard.device.Path(
                "mgmt", Map.of("host", "127.0.0.1", "port", server.getPort()), new Credentials(all, null));
        return Contexts.context(path, List.of(), Contexts.with(arguments(), "fallback_credentials", fallbacks), null);
    }

    @Test
    @Tag("semantics-129")
    void afterARefusalEachFallbackLogsInOnAConnectionOfItsOwn() throws IOException {
        try (Transport transport = open(withFallbacks(List.of("tacacs", "local")))) {
            assertThat(transport.isOpen()).isTrue();
            assertThat(transport.description()).isEqualTo("ssh lab@127.0.0.1:" + server.getPort());
            transport.write("hello\n".getBytes(java.nio.charset.StandardCharsets.UTF_8), Deadline.after(LONG));
            assertThat(transport.read(new byte[64], 0, 64, Deadline.after(LONG)))
                    .isPositive();
        }
    }

    @Test
    @Tag("semantics-129")
    void whenTheLastFallbackIsRefusedThePasswordIsBad() {
        assertThatThrownBy(() -> open(withFallbacks(List.of("tacacs"))))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("bad password: the fallback credentials [tacacs] were refused, too")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("older"));
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;

/** bash behind OpenSSH with the prompts that people give it. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PromptsOfBashTest {

    private static final int ROUNDS = 10;

    @TempDir
    Path folder;

    private final Random random = new Random(42);
    private EmbeddedPlugboard plugboard;

    @BeforeEach
    void start() {
        plugboard = Plugboards.withAllPlugins();
    }

    @AfterEach
    void stop() {
        plugboard.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PS1='\\u@\\h:\\w\\$ '",
                // 90 characters
                "PS1='operator@a-very-long-host-name-of-a-router.in-a-data-centre.example.net:/of/the/operator\\$ '",
                // in colours, as distributions set it
                "PS1='\\[\\e]0;\\u@\\h: \\w\\a\\]\\[\\033[01;32m\\]\\u@\\h\\[\\033[00m\\]:\\[\\033[01;34m\\]\\w\\[\\033[00m\\]\\$ '",
                // two lines
                "PS1='[\\u@\\h]\\n\\$ '",
                "PS1='+--[\\u@\\h:\\w]\\n+-\\$ '",
                // the exit code of the last command
                "PS1='\\u@\\h:\\w[$?]\\$ '",
                // what prints before each prompt
                "PS1='\\u@\\h:\\w\\$ '; PROMPT_COMMAND='printf \"\\e]0;title\\a\"'",
                // a narrow terminal, which wraps the echo
                "stty cols 80; PS1='\\u@\\h:\\w\\$ '",
                "stty cols 80; PS1='operator@a-very-long-host-name-of-a-router.in-a-data-centre.example.net:/of/the/operator\\$ '"
            })
    void answersAreWholeAndInOrder(String settings) throws Exception {
        withShell(settings, connection -> {
            for (int round = 0; round < ROUNDS; round++) {
                String nonce = "%08x".formatted(random.nextInt());
                assertThat(connection.execute("echo " + nonce)).isEqualTo(nonce);
                assertThat(connection.execute("true " + nonce)).isEmpty();
                assertThat(connection.execute("false " + nonce)).isEmpty();
                assertThat(connection.execute("printf '%s\\n' a " + nonce + " ''"))
                        .isEqualTo("a\n" + nonce + "\n");
                assertThat(connection.execute("printf 'a\\000b\\000" + nonce + "\\n'"))
                        .isEqualTo("ab" + nonce);
                String words = (nonce + " ").repeat(33).strip();
                assertThat(connection.execute("echo " + words)).isEqualTo(words);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"PS1='\\u@\\h:\\w\\$ '", "PS1='[\\u@\\h \\W]\\$ '", "PS1='\\w\\n\\$ '"})
    void aPromptThatShowsTheFolderIsFollowed(String settings) throws Exception {
        withShell(settings, connection -> {
            for (String place : new String[] {"/usr/bin", "/", "/tmp", "/usr/share/doc", "/var"}) {
                assertThat(connection.execute("cd " + place)).isEmpty();
                assertThat(connection.execute("pwd")).isEqualTo(place);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"PS1='\\u@\\h:\\w\\$ '"})
    void linesOfAJobInTheBackgroundShiftNothing(String settings) throws Exception {
        withShell(settings, connection -> {
            connection.execute("(for i in $(seq 200); do echo \"log line $i\"; sleep 0.01; done) & disown");
            for (int round = 0; round < ROUNDS; round++) {
                String nonce = "%08x".formatted(random.nextInt());
                assertThat(connection.execute("echo " + nonce).lines().filter(line -> !line.startsWith("log line ")))
                        .containsExactly(nonce);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"PS1='\\t \\u@\\h\\$ '", "n=0; PS1='\\u@\\h:\\w<$((++n))>\\$ '"})
    void aPromptThatIsNeverTheSameIsFollowed(String settings) throws Exception {
        withShell(settings, connection -> {
            for (int round = 0; round < ROUNDS; round++) {
                assertThat(connection.execute("echo " + round)).isEqualTo(String.valueOf(round));
                assertThat(connection.execute("true")).isEmpty();
            }
        });
    }

    @FunctionalInterface
    private interface Talk {
        void over(Connection connection);
    }

    private void withShell(String settings, Talk talk) throws IOException, InterruptedException {
        Path rc = Files.writeString(folder.resolve("bashrc"), settings + "\n");
        try (OwnSshd sshd = OwnSshd.start(folder, port -> List.of("ForceCommand exec bash --rcfile " + rc + " -i"))) {
            Target target = sshd.target(new BashSpeaker()).with("known_hosts", folder.resolve("known_hosts"));
            Connection connection = plugboard
                    .device(target.at("127.0.0.1", target.port(), target.login()))
                    .connect(ConnectRequest.defaults().with("timeout", Duration.ofSeconds(10)));
            talk.over(connection);
        }
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.plugin.secrets.internal.Requests.fetched;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.spi.CredentialSource;
import org.plugboard.spi.Deadline;

@Timeout(60)
class CommandSourceTest {

    private static final long BOUND_SECONDS = 30;

    private final CredentialSource source = new CommandSource();

    @TempDir
    Path folder;

    private String script(String... lines) {
        Path script = folder.resolve("get secret");
        return Requests.file(script, "#!/bin/sh\n" + String.join("\n", lines) + "\n", "rwx------")
                .toString();
    }

    private Map<String, String> outputOf(String... lines) {
        return fetched(source, Requests.of("command", List.of(script(lines))));
    }

    @Test
    void whatACommandPrintsIsTheCredential() {
        assertThat(outputOf("echo hunter2; echo login: admin"))
                .isEqualTo(Map.of("username", "admin", "password", "secret:hunter2"));
    }

    @Test
    void aLineIsSplitAtBlanksAndNoShellSeesIt() {
        String line = "'" + script("for word in \"$@\"; do echo \"$word\"; done") + "'";
        assertThat(fetched(source, Requests.of("command", line + " \"pass word;\" username:$HOME a'b c'd")))
                .isEqualTo(Map.of("password", "secret:pass word;", "username", "$HOME"));
        assertThat(CommandWords.split(" a 'b c'd\"'\"  e ")).containsExactly("a", "b cd'", "e");
        assertThat(CommandWords.split("a '' \"\"")).containsExactly("a", "", "");
        assertThatThrownBy(() -> CommandWords.split("vault 'hunter2"))
                .hasMessage("its argument 'command' has a quote that is not closed");
    }

    @Test
    void aCommandHasNothingToRead() {
        assertThat(outputOf("cat; echo hunter2")).isEqualTo(Map.of("password", "secret:hunter2"));
    }

    @Test
    void aFailureTellsTheExitCodeAndTheFirstWordsOfStderrWithoutWhatWasPrinted() {
        assertThatThrownBy(() -> outputOf("echo hunter2", "echo >&2", "echo 'no entry; had hunter2' >&2", "exit 3"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("command " + folder.resolve("get secret") + ": exit code 3: no entry; had ***");
        assertThatThrownBy(() -> outputOf("exit 1")).hasMessageEndingWith("exit code 1, and no word on stderr");
        assertThatThrownBy(() -> outputOf("exit 0"))
                .hasMessage("the output of command " + folder.resolve("get secret") + ": there is no password in it");
    }

    @Test
    @Tag("semantics-119")
    void aFailureTellsNoWordOfTheCommand() {
        assertThatThrownBy(() -> fetched(source, Requests.of("command", List.of("sh", "-c", "T0kenS3cret"))))
                .hasMessageStartingWith("command sh: exit code 127: sh: ")
                .hasMessageContaining("***: ")
                .hasMessageNotContaining("T0kenS3cret");
        String repeating = script("echo \"not let in: 042, S3CRET, x7; 10420 waits\" >&2", "exit 1");
        String told = "command " + repeating + ": exit code 1: not let in: ***, ***, ***; 10420 waits";
        for (String[] words : new String[][] {
            {"https://lab:S3CRET@h", "'042'", "x7"}, {"--token=S3CRET", "--pin=042", "-px7"}, {"-pS3CRET", "042 x7"}
        }) {
            List<String> command = new ArrayList<>(List.of(words));
            command.add(0, repeating);
            assertThatThrownBy(() -> fetched(source, Requests.of("command", command)))
                    .hasMessage(told);
        }
    }

    @Test
    @Tag("semantics-119")
    void aLongComplaintIsCutWhenItIsMasked() {
        String filling = "z".repeat(197);
        assertThatThrownBy(() -> outputOf("echo hunter2", "echo " + filling + "hunter2 >&2", "exit 1"))
                .hasMessageEndingWith(": " + filling + "***");
    }

    @Test
    @Tag("semantics-119")
    void ofAVeryLongComplaintNoBeginningOfASecretIsLeft() {
        assertThatThrownBy(() -> outputOf("echo hunter2", "echo " + "z".repeat(3_000) + " >&2", "exit 1"))
                .hasMessageEndingWith(": a line of 3000 characters without a blank");
        // One of the secrets lies across the place where the line is cut.
        String secret = "hunter2".repeat(15);
        String told = (secret + " ").repeat(30);
        assertThatThrownBy(() -> outputOf("echo " + secret, "echo '" + told + "' >&2", "exit 1"))
                .hasMessageContaining("*** ***")
                .hasMessageNotContaining("hunt");
    }

    @Test
    void aCommandThatIsNotThereIsNamedWithoutItsOtherWords() {
        assertThatThrownBy(() -> fetched(source, Requests.of("command", "no-such-command --token=hunter2")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("command no-such-command cannot be started: is it on the PATH?");
        assertThatThrownBy(() -> fetched(source, Requests.of("comand", "x")))
                .hasMessageContaining("did you mean 'command'?");
        assertThatThrownBy(() -> fetched(source, Requests.of("command", List.of())))
                .hasMessageContaining("it needs the argument 'command'");
    }

    /** The child tells its number and then holds a pipe, as its parent does. */
    @Test
    void aCommandThatHangsIsEndedAtTheDeadlineWithItsChildren() throws Exception {
        Path child = folder.resolve("child");
        String command = script("sh -c 'echo $$ > \"" + child + "\"; sleep 1000; true'", "true");
        assertThatThrownBy(() ->
                        source.fetch(Requests.of("command", List.of(command)), Deadline.after(Duration.ofSeconds(3))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not over after 3 s and was ended");
        long number = Long.parseLong(Files.readString(child).strip());
        assertEnds(number);
    }

    @Test
    void anInterruptEndsACommandWithItsChildren() throws Exception {
        Path child = folder.resolve("child");
        Files.createFile(child);
        String command = script("sh -c 'echo $$ > \"" + child + "\"; sleep 1000; true'", "true");
        CountDownLatch interrupted = new CountDownLatch(1);
        Thread caller = new Thread(
                () -> {
                    assertThatThrownBy(() -> source.fetch(Requests.of("command", List.of(command)), Requests.SOON))
                            .hasMessageContaining("was interrupted and ended");
                    if (Thread.currentThread().isInterrupted()) {
                        interrupted.countDown();
                    }
                },
                "caller");
        caller.start();
        long number = awaitNumber(child);
        caller.interrupt();
        assertThat(interrupted.await(BOUND_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertEnds(number);
    }

    /** As gpg leaves its agent, which keeps the pipe open. */
    @Test
    void whatACommandLeavesBehindHoldsNobodyUpAndLives() throws Exception {
        Path child = folder.resolve("child");
        Map<String, String> fields = outputOf(
                "sh -c 'echo $$ > \"" + child + "\"; sleep 1000' &",
                "while [ ! -s '" + child + "' ]; do :; done",
                "echo hunter2");
        assertThat(fields).isEqualTo(Map.of("password", "secret:hunter2"));
        ProcessHandle agent = ProcessHandle.of(
                        Long.parseLong(Files.readString(child).strip()))
                .orElseThrow();
        assertThat(agent.isAlive()).isTrue();
        agent.descendants().forEach(ProcessHandle::destroyForcibly);
        agent.destroyForcibly();
    }

    private static void assertEnds(long number) throws Exception {
        var process = ProcessHandle.of(number);
        if (process.isPresent()) {
            process.get().onExit().get(BOUND_SECONDS, TimeUnit.SECONDS);
        }
        assertThat(ProcessHandle.of(number).filter(ProcessHandle::isAlive)).isEmpty();
    }

    private static long awaitNumber(Path file) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
        String text = "";
        while (!text.endsWith("\n")) {
            assertThat(System.nanoTime()).as("end of the wait for the child").isLessThan(end);
            Thread.onSpinWait();
            text = Files.readString(file);
        }
        return Long.parseLong(text.strip());
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.OutOfStepException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Resettable;
import org.plugboard.spi.Terminal;

/** Real shells on a real pseudo-terminal: their echoes, line editing, wrapping and typed-ahead text. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RealShellTest {

    private static final String BASH = "exec bash --norc --noprofile -i";

    @TempDir
    Path folder;

    private Process process;

    @AfterEach
    void endTheShell() throws Exception {
        if (process != null) {
            process.getOutputStream().close();
            process.destroyForcibly();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'# ', exec bash --norc --noprofile -i",
        "'box:~# ', exec bash --norc --noprofile -i",
        "'# ', exec sh -i",
        "'box:~# ', exec sh -i",
        "'# ', stty cols 80; exec sh -i",
        "'box# ', stty cols 80; exec bash --norc --noprofile -i",
        "'# ', stty -echo; exec sh -i"
    })
    void answersAreWholeWhateverTheyHold(String prompt, String shell) throws IOException {
        Terminal session = shell("linux", "export PS1='" + prompt + "'; " + shell);
        Random random = new Random(42);
        for (int round = 0; round < 40; round++) {
            String content = output(random, prompt, round);
            Path file = Files.writeString(folder.resolve("out" + round), content);
            assertThat(session.execute("cat " + file))
                    .as("round " + round)
                    .isEqualTo(content.substring(0, content.length() - 1));
        }
        assertThat(session.execute("printf abc")).isEqualTo("abc");
        assertThat(session.execute("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stty cols 511", "stty cols 80", "stty cols 81"})
    void aLineThatIsLongerThanTheScreenIsTiedToItsEcho(String columns) {
        Terminal session = shell("linux", columns + "; " + BASH);
        for (int length = 60; length < 1100; length += 13) {
            String word = "ab cd ef".repeat(length).substring(0, length).strip();
            assertThat(session.execute("echo '" + word + "'")).isEqualTo(word);
        }
    }

    @Test
    void whatACallerNamesInATaskIsNoCommand() throws IOException {
        Terminal session = shell("linux", "cd " + folder + "; " + BASH);
        Path from = Files.writeString(folder.resolve("a; touch owned"), "text");
        Path to = folder.resolve("b $(touch owned) `touch owned`");
        assertThat(session.copy(from.toString(), to.toString())).isEmpty();
        assertThat(Files.readString(to)).isEqualTo("text");
        assertThatThrownBy(() -> session.copy("-r", "'; touch owned; '")).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> session.copy("-r", "c"))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContainingAll("R1/cli", "-r", "No such file");
        assertThat(folder.resolve("owned")).doesNotExist();
    }

    @Test
    void aPromptThatChangesIsFollowed() {
        Terminal session = shell("linux", "PS1='\\u@\\h:\\w\\$ ' " + BASH);
        session.execute("cd /usr/bin");
        assertThat(session.execute("pwd")).isEqualTo("/usr/bin");
        assertThat(session.execute("echo grün €")).isEqualTo("grün €");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\\u@\\h]\\n\\$ ", "+--[\\w]\\n+-\\$ ", "\\w\\n\\$ ", "one\\n\\w\\n\\$ "})
    void linesOfThePromptAboveItsLastAreNoPartOfAnAnswer(String prompt) {
        Terminal session = shell("linux", "PS1='" + prompt + "' " + BASH);
        for (String place : List.of("/usr/bin", "/", "/tmp")) {
            assertThat(session.execute("cd " + place)).isEmpty();
            assertThat(session.execute("pwd")).isEqualTo(place);
            assertThat(session.execute("printf abc")).isEqualTo("abc");
            assertThat(session.execute("cd /var; printf abc")).isEqualTo("abc");
            assertThat(session.execute("echo; echo x; echo")).isEqualTo("\nx\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BASH, "exec sh -i"})
    void aCommandThatWasCutShortDoesNotShiftTheNextOne(String shell) {
        Terminal session = shell("linux", shell);
        assertThatThrownBy(() -> session.execute("echo begun; sleep 1; seq 1 2000; echo '# '", Duration.ofMillis(200)))
                .isInstanceOfSatisfying(
                        TimedOutException.class, e -> assertThat(e.received()).isEqualTo("begun\n"));
        assertThat(session.execute("echo next")).isEqualTo("next");
        session.send("echo half");
        assertThat(session.execute("echo whole")).isEqualTo("whole");
    }

    @ParameterizedTest
    @ValueSource(strings = {BASH, "exec sh -i"})
    void anEndlessCommandThatIsInterruptedIsStoppedBeforeTheNextOne(String shell) throws Exception {
        Terminal session = shell("linux", shell);
        for (String endless :
                List.of("while :; do echo on; sleep 0.01; done", "seq 1 100000; cat", "sleep 1000", "cat")) {
            Path begun = Files.createTempFile(folder, "begun", "");
            CompletableFuture<Throwable> failure = new CompletableFuture<>();
            Thread caller = new Thread(() -> failure.complete(
                    catchThrowable(() -> session.execute("sh -c 'rm %s; %s'".formatted(begun, endless)))));
            caller.start();
            awaitRemoval(begun);
            caller.interrupt();
            assertThat(failure.get(30, TimeUnit.SECONDS)).isInstanceOf(CallInterruptedException.class);
            assertThat(session.execute("echo next")).as(endless).isEqualTo("next");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BASH, "exec sh -i"})
    void whatABorrowerLeftInAShellIsStoppedAndDropped(String shell) throws Exception {
        Terminal session = shell("linux", "export PS1='box:~# '; " + shell);
        Resettable worker = (Resettable) session;
        for (String left : List.of("sleep 1000\r", "cat\r", "echo 'half", "echo a; echo b\r")) {
            session.send(left);
            assertThat(worker.isReset()).as(left).isFalse();
            worker.reset(Deadline.after(Sessions.LONG));
            assertThat(worker.isReset()).as(left).isTrue();
            assertThat(session.execute("echo next")).as(left).isEqualTo("next");
        }
        session.execute("cd /; PS1='box:/# '");
        assertThat(worker.isReset()).as("another folder").isTrue();
        assertThatThrownBy(() -> session.execute("sleep 1000", Duration.ofMillis(200)))
                .isInstanceOf(TimedOutException.class);
        worker.reset(Deadline.after(Duration.ofSeconds(6)));
        assertThat(session.execute("echo next")).isEqualTo("next");
        session.execute("PS1='other:/# '");
        assertThatThrownBy(() -> worker.reset(Deadline.after(Sessions.LONG))).isInstanceOf(OutOfStepException.class);
        assertThat(session.isConnected()).isFalse();
    }

    /**
     * The program is a child that removes the file itself. A Ctrl-C that meets an interactive bash between two commands of its
     * own may end it or leave its terminal half set up, whoever typed it; that is bash's and not ours to test.
     */
    private static void awaitRemoval(Path file) {
        Deadline bound = Deadline.after(Sessions.LONG);
        while (Files.exists(file) && !bound.isOver()) {
            Thread.onSpinWait();
        }
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {BASH, "exec sh -i"})
    void aPromptAtWhichTheOutputRestsDoesNotEndIt(String shell) {
        Terminal session = shell("linux", "export PS1='box# '; " + shell);
        assertThat(session.execute("for i in 1 2 3; do printf 'box# %s\\n\\nbox# ' $i; sleep 0.3; done; echo over"))
                .isEqualTo("box# 1\n\nbox# box# 2\n\nbox# box# 3\n\nbox# over");
        assertThat(session.execute("echo next")).isEqualTo("next");
    }

    @ParameterizedTest
    @ValueSource(strings = {BASH, "exec sh -i"})
    void aPromptThatAProgramPrintsFirstIsNoPrompt(String shell) throws IOException {
        Terminal session = shell("linux", "export PS1='box# '; " + shell);
        String rests = "printf 'box# '; sleep 0.3; echo first";
        Path script = Files.writeString(folder.resolve("rests"), rests);
        assertThat(session.execute(rests)).isEqualTo("box# first");
        assertThat(session.execute("echo second")).isEqualTo("second");
        assertThat(session.execute("echo more; " + rests)).isEqualTo("more\nbox# first");
        assertThat(session.execute("echo third")).isEqualTo("third");
        assertThat(session.execute("sh " + script)).isEqualTo("box# first");
        assertThat(session.execute("echo fourth")).isEqualTo("fourth");
    }

    @Test
    void tenMegabytesAreOneAnswer() {
        Terminal session = shell("linux", BASH);
        String answer = session.execute("seq 1 1400000");
        assertThat(answer.length()).isEqualTo(10_088_895);
        assertThat(answer.substring(0, 4)).isEqualTo("1\n2\n");
        assertThat(answer.substring(answer.length() - 8)).isEqualTo("\n1400000");
    }

    private static String output(Random random, String prompt, int round) {
        StringBuilder text = new StringBuilder();
        int lines = random.nextInt(round % 10 == 0 ? 4000 : 60);
        for (int line = 0; line < lines; line++) {
            switch (random.nextInt(6)) {
                case 0 -> text.append(prompt);
                case 1 -> text.append(prompt).append("echo ").append(random.nextInt());
                case 2 -> text.append(prompt).append(": pb0123456789abcdef");
                default -> text.append("x".repeat(random.nextInt(100)));
            }
            text.append('\n');
        }
        return text.append("nonce ").append(random.nextLong()).append('\n').toString();
    }

    private Terminal shell(String os, String command) {
        assumeTrue(Files.exists(Path.of("/usr/bin/script")), "there is no script to make a pseudo-terminal");
        try {
            ProcessBuilder builder = new ProcessBuilder(
                    "env", "--default-signal", "script", "-qfc", "stty cols 511 rows 1000; " + command, "/dev/null");
            builder.environment().putAll(Map.of("TERM", "vt100", "LC_ALL", "C.UTF-8"));
            process = builder.redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ScriptedTransport transport = new ScriptedTransport(Integer.MAX_VALUE, this::type);
        Thread pump = new Thread(() -> pump(process.getInputStream(), transport), "shell output");
        pump.setDaemon(true);
        pump.start();
        Terminal session = Sessions.create(Sessions.context(os, transport, Sessions.CREDENTIAL, Map.of()), "ssh");
        session.connect(Deadline.after(Sessions.LONG));
        return session;
    }

    private void type(String text) {
        try {
            process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pump(InputStream output, ScriptedTransport transport) {
        byte[] bytes = new byte[8192];
        try {
            for (int count = output.read(bytes); count >= 0; count = output.read(bytes)) {
                transport.say(Arrays.copyOf(bytes, count));
            }
        } catch (IOException e) {
            // The shell was ended.
        }
        transport.end();
    }
}

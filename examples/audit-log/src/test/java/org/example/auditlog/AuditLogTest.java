// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.example.auditlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Registration;
import org.plugboard.device.Secret;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.spi.HookScope;

@Timeout(60)
class AuditLogTest {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    @TempDir
    private Path folder;

    private final Router router = new Router();
    private Path file;
    private AuditLog audit;
    private EmbeddedPlugboard plugboard;
    private Registration registration;
    private Device device;

    @BeforeEach
    void start() {
        file = folder.resolve("audit.log");
        start(new AuditLog(file));
    }

    /** As a program without a container does it. */
    private void start(AuditLog log) {
        audit = log;
        plugboard = EmbeddedPlugboard.builder().connections(router).build();
        registration = plugboard.hook(audit, HookScope.EVERYTHING);
        device = plugboard.device(DeviceFacts.named("R1").build());
        device.connect(ConnectRequest.using("router"));
    }

    @AfterEach
    void stop() {
        registration.close();
        audit.close();
        plugboard.close();
    }

    /** All lines, of calls that have ended: {@code connect} first. */
    private List<String> lines() throws IOException {
        stop();
        return Files.readAllLines(file);
    }

    /** The columns of the last line. */
    private List<String> last() throws IOException {
        List<String> lines = lines();
        return List.of(lines.get(lines.size() - 1).split("\t", -1));
    }

    @Test
    void aCallIsALineThatSaysWhenWhoWhereWhatHowLongAndWhatCameOfIt() throws IOException {
        assertThat(device.execute("show version")).isEqualTo("to show version");
        assertThat(last())
                .satisfiesExactly(
                        time -> assertThat(time).matches(TIME),
                        user -> assertThat(user).isEqualTo(System.getProperty("user.name")),
                        testcase -> assertThat(testcase).isEqualTo("-"),
                        connection -> assertThat(connection).isEqualTo("R1/default"),
                        service -> assertThat(service).isEqualTo("execute"),
                        arguments -> assertThat(arguments).isEqualTo("show version"),
                        duration -> assertThat(duration).matches("\\d+ ms"),
                        outcome -> assertThat(outcome).isEqualTo("ok, 15 characters"));
    }

    @Test
    void connectingIsALineToo() throws IOException {
        assertThat(lines()).singleElement().asString().matches(TIME + "\t.+\t-\tR1/default\tconnect\t-\t\\d+ ms\tok");
    }

    @Test
    void whoCallsAndForWhichTestCaseIsWhatTheCallerSays() throws IOException {
        device.tagged("user", "alice").tagged("testcase", "TC-7").execute("show version");
        assertThat(last()).contains("alice", "TC-7");
    }

    @Test
    void aFailureIsWrittenAndReachesTheCallerAsItIs() throws IOException {
        RuntimeException refusal = new CommandRefusedException("R1/default: no such command", "shw", "% Invalid");
        router.answer.set(command -> {
            throw refusal;
        });
        assertThatThrownBy(() -> device.execute("shw")).isSameAs(refusal);
        assertThat(last()).endsWith("CommandRefusedException: R1/default: no such command");
    }

    @Test
    void nothingThatACallerSaysMakesASecondLineOrColumn() throws IOException {
        device.tagged("user", "eve\n2026-01-01\tbob\u001b[2J\u202e").execute("show\r\nversion\tand\u2028more\u0000");
        assertThat(last()).hasSize(8).contains("eve\\n2026-01-01?bob?[2J?", "show\\nversion?and?more?");
        assertThat(lines()).hasSize(2);
    }

    @Test
    void longArgumentsAreCut() throws IOException {
        device.execute("show " + "x".repeat(10_000));
        assertThat(last().get(5)).hasSize(300).startsWith("show xxx").endsWith("xxx...");
    }

    @Test
    void aSecretIsNeverWritten() throws IOException {
        device.call("logIn", Secret.of("hunter2"));
        device.configure("interface Lo0\nusername bob secret hunter2");
        device.send("hunter2\n");
        device.execute("copy ftp://bob:hunter2@192.0.2.1/x flash:");
        device.execute("set password=hunter2 now");
        device.execute("edit-config running <aaa><pw>hunter2</pw></aaa>");
        List<String> lines = lines();
        assertThat(lines).hasSize(7).noneMatch(line -> line.contains("hunter"));
        assertThat(lines.stream().skip(1).map(line -> line.split("\t")[5]))
                .containsExactly(
                        "***",
                        "(41 characters, 2 lines)",
                        "(8 characters)",
                        "copy ftp://***@192.0.2.1/x flash:",
                        "set password ***",
                        "edit-config running (27 characters)");
    }

    @Test
    void aSecretInAnErrorIsNeverWritten() throws IOException {
        router.answer.set(lines -> {
            throw new IllegalStateException("R1/default: refused \"" + lines + "\": say 'x'");
        });
        assertThatThrownBy(() -> device.configure("username bob hunter2")).hasMessageContaining("hunter2");
        router.answer.set(lines -> {
            throw new CommandRefusedException("R1/default: the device's answer to hunter2: what?", lines, "");
        });
        assertThatThrownBy(() -> device.configure("username bob hunter2")).hasMessageContaining("hunter2");
        List<String> lines = lines();
        assertThat(lines).noneMatch(line -> line.contains("hunter2"));
        assertThat(lines.get(1)).contains("R1/default: ").endsWith("refused ...");
        assertThat(lines.get(2)).endsWith("CommandRefusedException: R1/default: the device's answer to ***: what?");
    }

    @Test
    void aCallerWhoIsInterruptedHasALineAndThoseBehindHimHaveOne() throws IOException {
        router.answer.set(command -> {
            Thread.currentThread().interrupt();
            return "";
        });
        device.execute("show interrupted");
        assertThat(Thread.interrupted()).isTrue();
        router.answer.set(command -> "");
        device.execute("show more");
        assertThat(lines()).hasSize(3).last().asString().contains("show more");
    }

    @Test
    void manyThreadsHaveALineForEachOfTheirCalls() throws Exception {
        int threads = 8;
        int calls = 200;
        ExecutorService callers = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                String user = "user" + thread;
                work.add(() -> {
                    for (int call = 0; call < calls; call++) {
                        device.tagged("user", user).execute("show " + call);
                    }
                    return null;
                });
            }
            for (Future<Void> done : callers.invokeAll(work)) {
                done.get();
            }
        } finally {
            callers.shutdownNow();
        }
        Set<String> expected = IntStream.range(0, threads * calls)
                .mapToObj(i -> "user" + i % threads + " show " + i / threads)
                .collect(Collectors.toSet());
        assertThat(lines().stream().skip(1).map(line -> line.split("\t")).map(columns -> columns[1] + " " + columns[5]))
                .hasSize(threads * calls)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aCallThatRunsWhenTheLogIsStoppedHasItsOneLineToo() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        router.answer.set(command -> {
            inside.countDown();
            awaitQuietly(goOn);
            return "late";
        });
        ExecutorService caller = Executors.newSingleThreadExecutor();
        try {
            Future<String> answer = caller.submit(() -> device.execute("show slow"));
            assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
            registration.close();
            audit.close();
            assertThat(Files.readAllLines(file))
                    .last()
                    .asString()
                    .contains("show slow")
                    .contains("unfinished");
            goOn.countDown();
            assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo("late");
        } finally {
            caller.shutdownNow();
        }
        assertThat(lines()).hasSize(2);
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("audit log writer"));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskMakesNoCallFailAndIsToldOnce() throws Exception {
        stop();
        Files.delete(file);
        // To write to this device always says: no space left.
        Files.createSymbolicLink(file, Path.of("/dev/full"));
        try (Warnings warnings = new Warnings()) {
            start(new AuditLog(file));
            for (int i = 0; i < 100; i++) {
                assertThat(device.execute("show " + i)).isEqualTo("to show " + i);
            }
            stop();
            assertThat(warnings.messages())
                    .singleElement()
                    .asString()
                    .contains(file.toString())
                    .contains("cannot be written");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void afterAFullDiskTheFileSaysHowMuchIsMissing() throws Exception {
        AuditFile target = new AuditFile(folder.resolve("other.log"), 0, 0);
        Path full = folder.resolve("full.log");
        Files.createSymbolicLink(full, Path.of("/dev/full"));
        LineWriter writer;
        try (Warnings warnings = new Warnings()) {
            writer = new LineWriter(new AuditFile(full, 0, 0));
            writer.write("one\n");
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (warnings.messages().isEmpty() && System.nanoTime() - end < 0) {
                Thread.onSpinWait();
            }
            assertThat(warnings.messages()).hasSize(1);
        }
        Path link = folder.resolve("new");
        Files.createSymbolicLink(link, Path.of(target.toString()));
        Files.move(link, full, StandardCopyOption.ATOMIC_MOVE);
        writer.write("two\n");
        writer.close();
        assertThat(Files.readString(full)).isEqualTo("\n# here 1 lines are missing\ntwo\n");
    }

    @Test
    void aFileThatIsMovedAwayIsMadeAnew() throws IOException {
        AuditFile written = new AuditFile(folder.resolve("moved.log"), 0, 0);
        written.append("one\n".getBytes(UTF_8));
        Files.move(folder.resolve("moved.log"), folder.resolve("moved.log.old"));
        written.append("two\n".getBytes(UTF_8));
        assertThat(folder.resolve("moved.log.old")).hasContent("one\n");
        assertThat(folder.resolve("moved.log")).hasContent("two\n");
    }

    @Test
    void itNeverTakesMoreThanItsRoom() throws IOException {
        AuditFile small = new AuditFile(folder.resolve("small.log"), 100, 2);
        for (int i = 0; i < 200; i++) {
            small.append("%09d\n".formatted(i).getBytes(UTF_8));
        }
        try (var files = Files.list(folder)) {
            List<Path> written = files.filter(
                            path -> path.getFileName().toString().startsWith("small"))
                    .sorted()
                    .toList();
            assertThat(written).hasSizeBetween(1, 3).first().isEqualTo(folder.resolve("small.log"));
            assertThat(written).allSatisfy(path -> assertThat(Files.size(path)).isLessThanOrEqualTo(100));
        }
        assertThat(Files.readString(folder.resolve("small.log"))).endsWith("000000199\n");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void onlyItsOwnerMayReadTheFile() throws IOException {
        lines();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.Query;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.Xml;
import org.plugboard.spi.Deadline;

/** What becomes of what stands where a reply is saved. */
@Timeout(120)
final class ReplyFileTest {

    private static final Rpc CONFIG =
            Rpc.getConfig(Datastore.RUNNING, Query.ALL).timeout(Duration.ofSeconds(20));
    private static final String REPLY = "<data xmlns=\"" + Peer.BASE + "\"><a>1</a></data>";

    private final Peer peer = Peer.connected();

    @TempDir
    Path folder;

    private Path target;

    @BeforeEach
    void aFileIsThere() throws IOException {
        target = Files.writeString(folder.resolve("target.xml"), "old");
    }

    private static boolean ran(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    private Path fifo() throws IOException, InterruptedException {
        Path fifo = folder.resolve("pp");
        assumeTrue(ran("mkfifo", fifo.toString()), "no FIFO can be made here");
        return fifo;
    }

    private CompletableFuture<Long> saving(Path file) {
        return Peer.calling(() -> peer.session.save(CONFIG, file));
    }

    private CompletableFuture<Long> saving(Path file, CompletableFuture<Thread> caller) {
        return Peer.calling(() -> {
            caller.complete(Thread.currentThread());
            return peer.session.save(CONFIG, file);
        });
    }

    private void assertIsSaved(Path file) {
        CompletableFuture<Long> saved = saving(file);
        peer.reply(peer.nextId(), "<data><a>1</a></data>");
        assertThat(Peer.result(saved)).isEqualTo(REPLY.length());
    }

    private void assertIsRefused(Path file, String reason) {
        assertThatThrownBy(() -> peer.session.save(CONFIG, file))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("R1/nc: %s cannot be written: %s", file, reason);
        assertInStep();
    }

    /** Also that nothing was sent that is not answered. */
    private void assertInStep() {
        CompletableFuture<Xml> next = Peer.calling(() -> peer.session.rpc("<next/>", Duration.ofSeconds(20)));
        assertThat(Peer.answered(peer, "<right/>")).isEqualTo("<next/>");
        assertThat(Peer.result(next).text()).contains("<right/>");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    private static String read(Path fifo) {
        try {
            return Files.readString(fifo);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFifo(Path file) throws IOException {
        return ((int) Files.getAttribute(file, "unix:mode") & 0170000) == 0010000;
    }

    @Test
    void aSymbolicLinkStaysAndItsFileGetsTheReply() throws IOException {
        Path near = Files.createSymbolicLink(folder.resolve("link.xml"), Path.of("target.xml"));
        Path far = Files.createDirectory(folder.resolve("far")).resolve("far.xml");
        Files.createSymbolicLink(far, near);
        assertIsSaved(far);
        assertThat(far).isSymbolicLink();
        assertThat(near).isSymbolicLink();
        assertThat(target).hasContent(REPLY);
        assertInStep();
    }

    @Test
    void aSymbolicLinkToNothingGetsItsFile() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.xml"), Path.of("new.xml"));
        assertIsSaved(Files.createSymbolicLink(folder.resolve("other.xml"), link));
        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("new.xml")).hasContent(REPLY);
    }

    @Test
    void linksThatGoRoundAreRefused() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.xml"), Path.of("other.xml"));
        Files.createSymbolicLink(folder.resolve("other.xml"), link);
        assertIsRefused(link, "its symbolic links go round");
    }

    @Test
    void aFolderIsRefused() {
        assertIsRefused(folder, "it is a folder");
    }

    /** Root, too, whom the system lets write it. */
    @Test
    void aFileThatNobodyMayWriteIsRefused() throws IOException {
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("r--r--r--"));
        assertIsRefused(target, "it is read-only");
        assertThat(target).hasContent("old");
    }

    @Test
    void aFifoIsWrittenInto() throws IOException, InterruptedException {
        Path fifo = fifo();
        CompletableFuture<String> read = Peer.calling(() -> read(fifo));
        assertIsSaved(fifo);
        assertThat(Peer.result(read)).isEqualTo(REPLY);
        assertThat(isFifo(fifo)).isTrue();
        assertInStep();
    }

    @Test
    void nothingIsAskedForAFifoFromWhichNobodyReads() throws IOException, InterruptedException {
        Path fifo = fifo();
        assertThatThrownBy(() -> peer.session.save(CONFIG.timeout(Duration.ofMillis(50)), fifo))
                .isInstanceOf(TimedOutException.class)
                .hasMessage("R1/nc: get-config was not sent: nobody reads from %s, a FIFO, in 50 ms", fifo);
        assertNobodyOpens();
        assertInStep();
    }

    @Test
    void anInterruptEndsTheWaitForWhoReadsFromAFifo() throws IOException, InterruptedException {
        Path fifo = fifo();
        CompletableFuture<Thread> caller = new CompletableFuture<>();
        CompletableFuture<Long> call = saving(fifo, caller);
        caller.join().interrupt();
        assertThatThrownBy(() -> Peer.result(call))
                .isInstanceOf(CallInterruptedException.class)
                .hasMessage("R1/nc: interrupted before get-config was sent, since nobody reads from %s, a FIFO", fifo);
        assertNobodyOpens();
        assertInStep();
    }

    /** The opener waits at the FIFO that was there, and what is there now does not let it go. */
    @Test
    void aFifoThatWasReplacedMeanwhileDoesNotHoldItsCaller() throws IOException, InterruptedException {
        Path fifo = fifo();
        CompletableFuture<Thread> caller = new CompletableFuture<>();
        CompletableFuture<Long> call = saving(fifo, caller);
        awaitOpener();
        Path former = Files.move(fifo, folder.resolve("former"));
        fifo();
        caller.join().interrupt();
        assertThatThrownBy(() -> Peer.result(call)).isInstanceOf(CallInterruptedException.class);
        FileChannel.open(former, StandardOpenOption.READ, StandardOpenOption.WRITE)
                .close();
        assertNobodyOpens();
        assertInStep();
    }

    private static void awaitOpener() {
        Deadline patience = Deadline.after(Duration.ofSeconds(20));
        while (Thread.getAllStackTraces().entrySet().stream()
                .noneMatch(entry -> entry.getKey().getName().equals("plugboard opener R1/nc")
                        && entry.getValue().length > 0
                        && entry.getValue()[0].isNativeMethod())) {
            assertThat(patience.isOver()).as("nobody opens").isFalse();
            Thread.onSpinWait();
        }
    }

    private static void assertNobodyOpens() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("plugboard opener R1/nc")) {
                thread.join(TimeUnit.SECONDS.toMillis(20));
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    @Test
    void anInterruptEndsTheWritingIntoAFifoWhoseReaderRestsAndTheSessionGoesOn()
            throws IOException, InterruptedException {
        Path fifo = fifo();
        CompletableFuture<Thread> caller = new CompletableFuture<>();
        CompletableFuture<Long> call = saving(fifo, caller);
        try (InputStream reader = Files.newInputStream(fifo)) {
            // More than a pipe holds.
            peer.reply(peer.nextId(), "<data>" + "<a>1</a>".repeat(200_000) + "</data>");
            assertThat(reader.read()).isEqualTo('<');
            caller.join().interrupt();
            assertThatThrownBy(() -> Peer.result(call))
                    .isInstanceOf(CallInterruptedException.class)
                    .hasMessage("R1/nc: interrupted while writing the reply to get-config into %s", fifo);
        }
        assertInStep();
    }

    @Test
    void aReaderOfAFifoThatLeavesEndsTheCallAndNotTheSession() throws IOException, InterruptedException {
        Path fifo = fifo();
        CompletableFuture<Long> call = saving(fifo);
        Files.newInputStream(fifo).close();
        peer.reply(peer.nextId(), "<data>" + "<a>1</a>".repeat(200_000) + "</data>");
        assertThatThrownBy(() -> Peer.result(call))
                .isExactlyInstanceOf(ConnectionException.class)
                .hasMessage("R1/nc: %s cannot be written: Broken pipe", fifo);
        assertInStep();
    }

    /** One of our own: this must not be tried with those of the machine. */
    private Path device(String name, int minor) throws IOException, InterruptedException {
        Path device = folder.resolve(name);
        assumeTrue(ran("mknod", device.toString(), "c", "1", Integer.toString(minor)), "no device can be made here");
        assumeTrue(ran("sh", "-c", ": > " + device), "no device can be opened here");
        return device;
    }

    @Test
    void aFullDiskIsNothingThatTheCallerGaveAndTheSessionGoesOn() throws IOException, InterruptedException {
        Path full = device("full", 7);
        CompletableFuture<Long> call = saving(full);
        peer.reply(peer.nextId(), "<data><a>1</a></data>");
        assertThatThrownBy(() -> Peer.result(call))
                .isExactlyInstanceOf(ConnectionException.class)
                .hasMessage("R1/nc: %s cannot be written: No space left on device", full);
        assertInStep();
    }

    @Test
    void aFileWhosePlaceIsTakenMeanwhileIsNothingThatTheCallerGave() throws IOException {
        Files.delete(target);
        CompletableFuture<Long> call = saving(target);
        String id = peer.nextId();
        Files.writeString(Files.createDirectory(target).resolve("in.xml"), "in");
        peer.reply(id, "<data><a>1</a></data>");
        assertThatThrownBy(() -> Peer.result(call))
                .isExactlyInstanceOf(ConnectionException.class)
                .hasMessageStartingWith("R1/nc: %s cannot be written: ", target);
        assertInStep();
    }

    @Test
    void aCharacterDeviceIsWrittenInto() throws IOException, InterruptedException {
        Path device = device("nul", 3);
        assertIsSaved(device);
        assertThat(Files.getAttribute(device, "isOther")).isEqualTo(true);
        assertInStep();
    }
}

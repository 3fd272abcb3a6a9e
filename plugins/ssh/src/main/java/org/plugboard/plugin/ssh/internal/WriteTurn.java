// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.Deadline;

/** The turn to add to a text file, which one thread of one process has at a time. */
final class WriteTurn implements AutoCloseable {

    /** How often a file that another process has locked is tried: nobody tells us when it is given back. */
    private static final Duration RETRY = Duration.ofMillis(20);

    /** Behind the end of every file: on Windows nobody, not even we, can read or write what is locked. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Condition GIVEN_BACK = LOCK.newCondition();

    /**
     * The files of which a thread of this process has the turn, and no others. A file lock does not tell threads apart, and
     * on POSIX is lost when any channel to its file is closed. Guarded by {@link #LOCK}.
     */
    private static final Set<Path> TAKEN = new HashSet<>();

    private final Path file;
    private final FileChannel channel;

    private WriteTurn(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Waits for the turn; makes the file, for its owner only, if there is none.
     *
     * @throws IOException also if others kept the file until the deadline
     */
    static WriteTurn take(Path file, Deadline deadline) throws IOException {
        Path real = real(file);
        try {
            awaitThreads(real, deadline);
            return takeFromProcesses(real, deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("interrupted").initCause(e);
        }
    }

    /** What the file has now. */
    String text() throws IOException {
        return new String(Channels.newInputStream(channel.position(0)).readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** Called once, as the last thing. It is appended since OpenSSH, which asks for no lock, may write at the same time. */
    void append(String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.ISO_8859_1, StandardOpenOption.APPEND);
    }

    @Override
    public void close() throws IOException {
        giveBack(file, channel);
    }

    private static Path real(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null || Files.exists(absolute)) {
            return absolute.toRealPath();
        }
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, permissions("rwx------"));
        }
        return folder.toRealPath().resolve(absolute.getFileName());
    }

    private static FileAttribute<?>[] permissions(String text) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))}
                : new FileAttribute<?>[0];
    }

    private static void awaitThreads(Path file, Deadline deadline) throws IOException, InterruptedException {
        LOCK.lock();
        try {
            while (!TAKEN.add(file)) {
                refuseAfter(deadline);
                GIVEN_BACK.await(deadline.remainingNs(), TimeUnit.NANOSECONDS);
            }
        } finally {
            LOCK.unlock();
        }
    }

    private static WriteTurn takeFromProcesses(Path file, Deadline deadline) throws IOException, InterruptedException {
        FileChannel channel = null;
        boolean taken = false;
        try {
            channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE),
                    permissions("rw-------"));
            awaitProcesses(channel, deadline);
            taken = true;
            return new WriteTurn(file, channel);
        } finally {
            if (!taken) {
                giveBack(file, channel);
            }
        }
    }

    private static void awaitProcesses(FileChannel channel, Deadline deadline)
            throws IOException, InterruptedException {
        while (!isLocked(channel)) {
            refuseAfter(deadline);
            LOCK.lock();
            try {
                GIVEN_BACK.await(deadline.atMost(RETRY).remainingNs(), TimeUnit.NANOSECONDS);
            } finally {
                LOCK.unlock();
            }
        }
    }

    /** Tries to lock it; the lock goes with the channel. */
    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false) != null;
        } catch (OverlappingFileLockException heldByAnotherClassLoader) {
            return false;
        }
    }

    private static void refuseAfter(Deadline deadline) throws IOException {
        if (deadline.isOver()) {
            throw new IOException(
                    "others kept it locked for %s; is there a program that hangs? lsof shows who has it open"
                            .formatted(deadline));
        }
    }

    private static void giveBack(Path file, @Nullable FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            LOCK.lock();
            try {
                TAKEN.remove(file);
                GIVEN_BACK.signalAll();
            } finally {
                LOCK.unlock();
            }
        }
    }
}

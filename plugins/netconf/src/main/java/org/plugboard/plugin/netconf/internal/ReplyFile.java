// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.spi.Deadline;

/**
 * A file that gets a reply: under its own name only when the reply is whole. A FIFO and a character device get it while it comes; no file
 * but a regular one is ever replaced. For one reply, and one thread.
 */
final class ReplyFile {

    private final String name;
    private final String operation;
    private final Path file;
    /** Whether the file could be opened, so that the request goes out: what fails from then on is nothing that its caller gave. */
    private boolean opened;

    /**
     * @param name device and alias
     * @param operation of the reply
     */
    ReplyFile(String name, String operation, Path file) {
        this.name = name;
        this.operation = operation;
        this.file = file;
    }

    /**
     * Has it written.
     *
     * @param until how long it may take until somebody reads from a FIFO
     * @return how many bytes it has
     * @throws InvalidRequestException if it is refused before {@code content} is asked for anything
     * @throws ConnectionException if writing it fails later: the disk is full, who reads from a FIFO has gone; nothing is left of it in a
     *     regular file then
     */
    long write(Consumer<Writer> content, Deadline until) {
        try {
            return FileTarget.isSpecial(file) ? pour(content, until) : replace(FileTarget.regular(file), content);
        } catch (IOException e) {
            throw unwritten(e);
        } catch (UncheckedIOException e) {
            throw unwritten(e.getCause());
        } catch (TimeoutException e) {
            throw new Unsent.TimedOut(
                    "%s: %s was not sent: nobody reads from %s, a FIFO, in %s".formatted(name, operation, file, until));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unsent.Interrupted(
                    "%s: interrupted before %s was sent, since nobody reads from %s, a FIFO"
                            .formatted(name, operation, file),
                    e);
        }
    }

    private long pour(Consumer<Writer> content, Deadline until)
            throws IOException, InterruptedException, TimeoutException {
        return write(Channels.newOutputStream(FileTarget.openSpecial(file, name, until)), content);
    }

    /** Beside what is there under that name, and in its place when it is whole. */
    private long replace(Path target, Consumer<Writer> content) throws IOException {
        Path part = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".part");
        try {
            long size = write(Files.newOutputStream(part), content);
            // Without this the JDK removes what is there first, and for a moment there would be nothing.
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return size;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private long write(OutputStream out, Consumer<Writer> content) throws IOException {
        opened = true;
        CountingStream counting = new CountingStream(out);
        try (Writer writer =
                new BufferedWriter(new OutputStreamWriter(counting, StandardCharsets.UTF_8.newEncoder()))) {
            content.accept(writer);
        }
        return counting.count();
    }

    private ConnectionException unwritten(IOException cause) {
        if (cause instanceof ClosedByInterruptException) {
            return new CallInterruptedException(
                    "%s: interrupted while writing the reply to %s into %s".formatted(name, operation, file),
                    "",
                    cause);
        }
        String message = "%s: %s cannot be written: %s".formatted(name, file, reason(cause));
        return opened ? new ConnectionException(message, cause) : new InvalidRequestException(message, cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "there is no such folder";
        } else if (cause instanceof AccessDeniedException) {
            return "permission denied";
        } else if (cause instanceof FileSystemLoopException) {
            return "its symbolic links go round";
        } else if (cause instanceof FileSystemException failed && failed.getReason() != null) {
            return failed.getReason();
        }
        return String.valueOf(cause.getMessage());
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a FIFO for writing. The system has that wait until somebody reads from it, whatever interrupts and limits say: so a thread does it
 * that is there for this alone, and is let go when its caller waits no longer.
 */
final class FifoOpening {

    private static final Logger LOG = LoggerFactory.getLogger(FifoOpening.class);

    /** So long a thread may take to go that waits for nobody any more. */
    private static final int RELEASE_SECONDS = 1;

    private FifoOpening() {}

    /**
     * @param name device and alias
     * @throws TimeoutException if nobody reads from it until then
     */
    static FileChannel open(Path fifo, String name, Deadline until)
            throws IOException, InterruptedException, TimeoutException {
        CompletableFuture<FileChannel> opened = new CompletableFuture<>();
        Watcher.thread("opener", name, () -> open(fifo, opened)).start();
        try {
            return opened.get(until.remainingNs(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        } catch (TimeoutException | InterruptedException e) {
            letGo(fifo, name, opened);
            throw e;
        }
    }

    private static void open(Path fifo, CompletableFuture<FileChannel> opened) {
        try {
            opened.complete(FileChannel.open(fifo, StandardOpenOption.WRITE));
        } catch (IOException | RuntimeException | Error e) {
            opened.completeExceptionally(e);
        }
    }

    /**
     * Opening both ends waits for nobody (Linux, fifo(7)), and while they are open neither does the thread; unless what is there now is
     * not the FIFO any more at which it waits.
     */
    private static void letGo(Path fifo, String name, CompletableFuture<FileChannel> opened) {
        CompletableFuture<Void> closed = opened.handle((channel, failure) -> {
            close(name, channel);
            return null;
        });
        try (FileChannel both = FileChannel.open(fifo, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            LOG.debug("{}: nobody reads from {}, and it is waited no longer: {}", name, fifo, both);
            closed.get(RELEASE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException e) {
            LOG.debug("{}: a thread waits until somebody reads from {}", name, fifo, e);
        } catch (InterruptedException e) {
            LOG.debug("{}: a thread waits until somebody reads from {}", name, fifo, e);
            Thread.currentThread().interrupt();
        }
    }

    private static void close(String name, @Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            LOG.debug("{}: closing a FIFO into which nothing was written failed", name, e);
        }
    }
}

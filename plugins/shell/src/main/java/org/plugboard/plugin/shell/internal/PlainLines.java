// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.DaemonThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines from a pipe or a file: no prompt, no editing. They are read by a thread of their own, since nothing else ends the
 * wait for a pipe; it stays until its line or the end of the pipe comes.
 */
final class PlainLines implements Lines {

    private static final Logger LOG = LoggerFactory.getLogger(PlainLines.class);
    static final int WIDTH = 120;

    private final SynchronousQueue<Optional<String>> read = new SynchronousQueue<>();
    private final BufferedReader in;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Thread reader;
    private boolean isAtEnd;

    /** Of the line that was read last, and of that in which its command began. */
    private int number;

    private int first;

    PlainLines(InputStream in, PrintWriter out, PrintWriter err) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = out;
        this.err = err;
        this.reader = DaemonThread.of(PlainLines.class, "plugboard shell: input", this::readAll);
        reader.start();
    }

    private void readAll() {
        try {
            for (@Nullable String line = readLine(); line != null; line = readLine()) {
                read.put(Optional.of(line));
            }
            read.put(Optional.empty());
        } catch (InterruptedException e) {
            LOG.debug("nobody wants more lines");
        }
    }

    private @Nullable String readLine() {
        try {
            return in.readLine();
        } catch (InterruptedIOException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (IOException e) {
            LOG.warn("the input ends: {}", e.getMessage());
            return null;
        }
    }

    /** A command that the end of the pipe cuts off is one as well, whose mistake is told when it runs. */
    @Override
    public @Nullable String next() {
        @Nullable String line = line();
        if (line == null) {
            return null;
        }
        first = number;
        String command = WholeCommand.read(line, this::line);
        // One that an interrupt cuts off may mean something else than its user has written.
        return Thread.currentThread().isInterrupted() ? null : command;
    }

    private @Nullable String line() {
        if (isAtEnd) {
            return null;
        }
        try {
            @Nullable String line = read.take().orElse(null);
            isAtEnd = line == null;
            if (!isAtEnd) {
                number++;
            }
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    @Override
    public String place() {
        return first == number ? "" : "line " + first + ": ";
    }

    @Override
    public void print(String text) {
        out.print(text.endsWith("\n") ? text : text + "\n");
        out.flush();
    }

    @Override
    public void printError(String text) {
        err.println(text);
        err.flush();
    }

    /** What comes next in a pipe is a command. */
    @Override
    public Optional<String> ask(String question, boolean hidden) {
        return Optional.empty();
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    /** Whoever writes into a pipe has no key for it. */
    @Override
    public void onInterrupt(Runnable action) {}

    @Override
    public void close() {
        reader.interrupt();
    }
}

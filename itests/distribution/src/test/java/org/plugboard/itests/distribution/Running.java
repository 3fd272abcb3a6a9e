// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.distribution;

import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of the distribution; both its streams are read as they come. */
final class Running implements AutoCloseable {

    private static final Duration BOUND = Duration.ofMinutes(1);

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Thread outReader;
    private final Thread errReader;
    private int seen;

    Running(Process process) {
        this.process = process;
        this.outReader = reader(process.getInputStream(), out);
        this.errReader = reader(process.getErrorStream(), err);
    }

    /** Waits for the next line on either stream, behind those that were waited for before, that holds this text. */
    synchronized String awaitLine(String text) throws InterruptedException {
        seen = await(text, seen) + 1;
        return lines.get(seen - 1);
    }

    /** Waits for a line on either stream, wherever it is: the two streams are in no order to each other. */
    synchronized String awaitAnywhere(String text) throws InterruptedException {
        return lines.get(await(text, 0));
    }

    private int await(String text, int from) throws InterruptedException {
        long end = System.nanoTime() + BOUND.toNanos();
        int next = from;
        while (true) {
            for (; next < lines.size(); next++) {
                if (lines.get(next).contains(text)) {
                    return next;
                }
            }
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return fail("no line with '%s' in %s; out: %s; err: %s", text, BOUND, out, err);
            }
            wait(left);
        }
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    /** Types a text into its input. */
    Running type(String text) throws IOException {
        process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        return this;
    }

    /** Ends its input, as Ctrl-D does. */
    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    /** Interrupts it as a service manager does. */
    void interrupt() {
        process.destroy();
    }

    Installed.Ended awaitEnd() throws InterruptedException {
        if (!process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)) {
            fail("still running after %s; out: %s; err: %s", BOUND, out, err);
        }
        outReader.join(BOUND.toMillis());
        errReader.join(BOUND.toMillis());
        return new Installed.Ended(process.exitValue(), out.toString(), err.toString());
    }

    /** Interrupts it and waits until it has ended. */
    void stop() throws InterruptedException {
        try (this) {
            interrupt();
            awaitEnd();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private Thread reader(InputStream stream, StringWriter text) {
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader in =
                            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                        for (String line = in.readLine(); line != null; line = in.readLine()) {
                            text.append(line + "\n");
                            add(line);
                        }
                    } catch (IOException e) {
                        // Ended by force: what it had printed until then is there.
                        text.append("[" + e.getMessage() + "]\n");
                    }
                },
                "reader of " + process.pid());
        reader.setDaemon(true);
        reader.start();
        return reader;
    }
}

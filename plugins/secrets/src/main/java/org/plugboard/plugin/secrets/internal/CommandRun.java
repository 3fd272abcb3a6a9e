// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.plugboard.spi.Deadline;

/**
 * A command that has run, with nothing to read. No thread reads along: what it says must fit into a pipe (64 KiB on Linux), and is taken when
 * the command has ended, so that a child that goes on in the background, such as an agent, holds nobody up.
 *
 * @param output what it wrote to its output
 * @param errors what it wrote to stderr
 */
record CommandRun(int exitCode, String output, String errors) {

    private static final int LONGEST_COMPLAINT = 200;
    private static final int LONGEST_LINE = 10 * LONGEST_COMPLAINT;

    /**
     * Runs a command.
     *
     * @throws IllegalStateException if it cannot be started, says too much, is not over at the deadline, or if the thread is
     *     interrupted
     */
    static CommandRun of(List<String> words, Deadline deadline) {
        String program = words.get(0);
        Process process = start(words);
        try {
            if (!process.waitFor(Math.max(0, deadline.remainingNs()), TimeUnit.NANOSECONDS)) {
                throw new IllegalStateException("command " + program + " is not over after " + deadline
                        + " and was ended; perhaps it waits for an answer, or says more than a pipe holds");
            }
            return new CommandRun(process.exitValue(), text(process.getInputStream()), text(process.getErrorStream()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("command " + program + " was interrupted and ended", e);
        } catch (IOException e) {
            throw new IllegalStateException("the output of command " + program + " cannot be read: " + e, e);
        } finally {
            end(process);
        }
    }

    private static Process start(List<String> words) {
        try {
            File nothing = new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
            return new ProcessBuilder(words)
                    .redirectInput(ProcessBuilder.Redirect.from(nothing))
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException("command " + words.get(0) + " cannot be started: is it on the PATH?", e);
        }
    }

    /** Without waiting for more: what an ended process wrote is there. */
    private static String text(InputStream pipe) throws IOException {
        byte[] bytes = new byte[SecretFile.MAX_BYTES + 1];
        int length = 0;
        while (pipe.available() > 0 && length < bytes.length) {
            length += Math.max(0, pipe.read(bytes, length, Math.min(pipe.available(), bytes.length - length)));
        }
        if (length > SecretFile.MAX_BYTES) {
            throw new IllegalStateException("the command says more than " + SecretFile.MAX_BYTES + " bytes");
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Children are found through their parent, so before it ends. What a command that ended by itself leaves behind is meant. */
    private static void end(Process process) {
        if (process.isAlive()) {
            List<ProcessHandle> family = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                    .toList();
            family.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /**
     * The first line on stderr, without control characters, cut to {@value #LONGEST_COMPLAINT} characters when it was masked: before,
     * the beginning of a secret would be left.
     */
    Optional<String> complaint(Mask mask) {
        return errors.lines()
                .map(line -> line.replaceAll("\\p{Cntrl}", " ").strip())
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(CommandRun::shortened)
                .map(mask::over)
                .map(line -> line.length() > LONGEST_COMPLAINT ? line.substring(0, LONGEST_COMPLAINT) + "…" : line);
    }

    /** Of a line so long the rest is not told; cut at a blank, so that no beginning of a secret is left which the mask does not know. */
    private static String shortened(String line) {
        if (line.length() <= LONGEST_LINE) {
            return line;
        }
        int blank = line.lastIndexOf(' ', LONGEST_LINE);
        return blank > 0 ? line.substring(0, blank) : "a line of " + line.length() + " characters without a blank";
    }

    @Override
    public String toString() {
        return "exit code " + exitCode;
    }
}

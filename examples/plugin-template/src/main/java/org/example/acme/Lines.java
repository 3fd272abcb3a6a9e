// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.example.acme;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import org.plugboard.connection.AnswerTooLongException;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;

/**
 * A pipe of bytes as lines of text. Whatever goes wrong in the middle of an answer, the pipe is closed then: the rest of the answer
 * would be taken for that of the next question.
 */
final class Lines {

    private static final int LONGEST_BYTES = 1024 * 1024;

    private final String name;
    private final Transport pipe;
    private final byte[] buffer = new byte[4096];
    private int from;
    private int to;

    Lines(String name, Transport pipe) {
        this.name = name;
        this.pipe = pipe;
    }

    void send(String line, Deadline deadline) {
        try {
            pipe.write(bytes(line), deadline);
        } catch (IOException e) {
            throw failure(e, "", deadline);
        }
    }

    /** The same for what holds a secret: it is in no transcript. */
    void sendSecret(String line, Deadline deadline) {
        try {
            pipe.writeSecret(bytes(line), deadline);
        } catch (IOException e) {
            throw failure(e, "", deadline);
        }
    }

    private static byte[] bytes(String line) {
        return (line + "\n").getBytes(UTF_8);
    }

    String next(Deadline deadline) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (byte next = take(deadline); next != '\n'; next = take(deadline)) {
                line.write(next);
                if (line.size() > LONGEST_BYTES) {
                    pipe.close();
                    throw new AnswerTooLongException(
                            "%s: an answer of more than %d bytes".formatted(name, LONGEST_BYTES), "");
                }
            }
            return line.toString(UTF_8);
        } catch (IOException e) {
            throw failure(e, line.toString(UTF_8), deadline);
        }
    }

    private byte take(Deadline deadline) throws IOException {
        if (from == to) {
            int count = pipe.read(buffer, 0, buffer.length, deadline);
            if (count < 0) {
                throw new EOFException("the device hung up");
            }
            if (count == 0) {
                throw new SocketTimeoutException("nothing came");
            }
            from = 0;
            to = count;
        }
        return buffer[from++];
    }

    /** What the caller is told: device and alias first, what was tried, the numbers, the next step. */
    private ConnectionException failure(IOException reason, String received, Deadline deadline) {
        pipe.close();
        if (reason instanceof SocketTimeoutException) {
            return new TimedOutException(
                    "%s: no answer of %s in %s; connect again".formatted(name, pipe.description(), deadline), received);
        }
        if (reason instanceof InterruptedIOException) {
            Thread.currentThread().interrupt();
            return new CallInterruptedException(name + ": interrupted; connect again", received, reason);
        }
        return new ConnectionClosedException(
                "%s: %s is gone: %s; connect again".formatted(name, pipe.description(), reason.getMessage()),
                received,
                reason);
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.plugboard.connection.TimedOutException;
import org.plugboard.device.Secret;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;

/** The transport as text: what is sent, and what has come since. Used by one thread at a time. */
final class Wire {

    private static final int FORGET_FROM = 64 * 1024;
    private static final int KEPT = 8 * 1024;
    private static final int READ_BYTES = 16 * 1024;

    /** So much room for a read behind one that filled all there was, of which much more may come. */
    private static final int MOST_READ_BYTES = 64 * 1024;

    /** So much is read at once before anybody looks at it. */
    private static final int MOST_UNSEEN = 1024 * 1024;

    private static final byte[] NOTHING = {};
    private static final String MASK = "***";

    private final Transport transport;
    private final AnswerBuffer buffer;
    private final String lineEnd;
    private final int maxAnswer;
    private final Failures failures;
    private final ScreenDecoder decoder = new ScreenDecoder();

    /** Only as long as something is expected: an idle session has none. */
    private byte[] bytes = NOTHING;

    private final List<Secret> sent = new ArrayList<>();
    private int answerStart;
    private int readStart;
    private boolean filled;
    private long lastReadNs;
    private long longestPauseNs;

    Wire(Transport transport, AnswerBuffer buffer, String lineEnd, int maxAnswer, Failures failures) {
        this.transport = transport;
        this.buffer = buffer;
        this.lineEnd = lineEnd;
        this.maxAnswer = maxAnswer;
        this.failures = failures;
    }

    AnswerBuffer buffer() {
        return buffer;
    }

    /** Where the text of the last read begins. */
    int readStart() {
        return readStart;
    }

    /** The longest time between two reads since the last line was sent. */
    Duration longestPause() {
        return Duration.ofNanos(longestPauseNs);
    }

    /** Says where the answer begins in what has come, for exceptions. */
    void answerStartsAt(int start) {
        answerStart = start;
    }

    /** What has come of the answer, for exceptions. */
    String received() {
        return masked(PlainText.of(buffer, Math.min(answerStart, buffer.length()), buffer.length()));
    }

    /** The end of what has come: a copy of all of it may be more than the memory has room for. */
    private String end() {
        int start = Math.max(Math.min(answerStart, buffer.length()), buffer.length() - Failures.KEPT_OF_TOO_LONG);
        return PlainText.of(buffer, start, buffer.length());
    }

    /** The text without the secrets that were sent, of which a peer may send an echo. */
    String withoutSecrets(String text) {
        String masked = text;
        for (Secret secret : sent) {
            masked = masked.replace(secret.reveal(), MASK);
        }
        return masked;
    }

    /** As {@link #withoutSecrets}, of a text that may end within one. */
    String masked(String text) {
        String masked = withoutSecrets(text);
        for (Secret secret : sent) {
            String hidden = secret.reveal();
            for (int length = hidden.length() - 1; length > 0; length--) {
                if (masked.endsWith(hidden.substring(0, length))) {
                    masked = masked.substring(0, masked.length() - length) + MASK;
                    break;
                }
            }
        }
        return masked;
    }

    /** Waits for bytes and appends their text to the buffer; false if none came before the deadline. */
    boolean read(Deadline deadline) {
        return read(deadline, this::received);
    }

    /** As {@link #read(Deadline)}; {@code received} is what an exception carries. */
    boolean read(Deadline deadline, Supplier<String> received) {
        int count = readBytes(deadline, received);
        if (count < 0) {
            throw failures.ended(transport.description(), received.get());
        }
        if (count == 0) {
            return false;
        }
        long now = System.nanoTime();
        if (lastReadNs != 0) {
            longestPauseNs = Math.max(longestPauseNs, now - lastReadNs);
        }
        lastReadNs = now;
        readStart = buffer.length();
        decoder.decode(bytes, count, buffer);
        filled = count == bytes.length;
        if (buffer.length() > maxAnswer) {
            throw failures.tooLong(maxAnswer, masked(end()));
        }
        return true;
    }

    /** Reads what is there already behind a read that had no room for it: the end is not in its middle. */
    void readOn(Deadline deadline) {
        int first = buffer.length();
        boolean more = true;
        while (filled && more && buffer.length() - first < MOST_UNSEEN && !deadline.isOver()) {
            more = readWithoutWaiting(deadline);
        }
    }

    private int readBytes(Deadline deadline, Supplier<String> received) {
        if (bytes.length == 0) {
            bytes = new byte[READ_BYTES];
        } else if (filled && bytes.length < MOST_READ_BYTES) {
            bytes = new byte[MOST_READ_BYTES];
        }
        try {
            return transport.read(bytes, 0, bytes.length, deadline);
        } catch (InterruptedIOException e) {
            Thread.currentThread().interrupt();
            throw failures.interrupted(received.get(), e);
        } catch (IOException e) {
            throw failures.closed(transport.description(), received.get(), e);
        }
    }

    /**
     * Waits for bytes until the deadline, behind which none are read even if they are there: a peer that never stops must
     * not keep the call. {@code awaited} is what the exception says did not come.
     */
    void await(String awaited, Deadline deadline) {
        if (deadline.isOver() || !read(deadline)) {
            throw timedOut(awaited, deadline);
        }
    }

    TimedOutException timedOut(String awaited, Deadline deadline) {
        return timedOut(awaited, deadline, "");
    }

    /** With what came instead. */
    TimedOutException timedOut(String awaited, Deadline deadline, String instead) {
        return failures.timedOut(deadline, awaited, received(), masked(instead));
    }

    /** Whether something more is there already. */
    boolean readWithoutWaiting(Deadline deadline) {
        return read(deadline.atMost(Duration.ZERO));
    }

    /** Drops what is there; true if there was more than blanks. */
    boolean drain(Deadline deadline) {
        boolean dropped = false;
        clear();
        while (!deadline.isOver() && readWithoutWaiting(deadline)) {
            dropped = dropped || !received().isBlank();
            clear();
        }
        return dropped;
    }

    /** Drops what came, but for the end, once it has become long; how many characters. */
    int forgetOld() {
        int dropped = buffer.length() > FORGET_FROM ? buffer.length() - KEPT : 0;
        if (dropped > 0) {
            buffer.keepLast(KEPT);
            readStart = buffer.length();
            answerStart = Math.max(0, answerStart - dropped);
        }
        return dropped;
    }

    /** Drops what came, and the room for it. */
    void clear() {
        buffer.clear();
        bytes = NOTHING;
        filled = false;
        readStart = 0;
        answerStart = 0;
    }

    /** Sends a line; pauses are measured from here on. */
    void sendLine(String line, Deadline deadline) {
        lastReadNs = 0;
        longestPauseNs = 0;
        send(line + lineEnd, deadline);
    }

    /** Sends a secret as a line; it is masked in all that exceptions carry from here on. */
    void sendSecret(Secret secret, Deadline deadline) {
        String hidden = secret.reveal();
        if (!hidden.isEmpty() && !sent.contains(secret)) {
            sent.add(secret);
            // One may be a part of another, of which the rest must not be left.
            sent.sort(Comparator.comparingInt((Secret each) -> each.reveal().length())
                    .reversed());
        }
        lastReadNs = 0;
        longestPauseNs = 0;
        send(hidden + lineEnd, transport::writeSecret, deadline);
    }

    /** Sends keys to which the device answers; pauses are measured from here on. */
    void sendKeys(String keys, Deadline deadline) {
        lastReadNs = 0;
        send(keys, deadline);
    }

    void send(String text, Deadline deadline) {
        send(text, transport::write, deadline);
    }

    private interface Writing {
        void write(byte[] bytes, Deadline deadline) throws IOException;
    }

    private void send(String text, Writing writing, Deadline deadline) {
        try {
            writing.write(text.getBytes(StandardCharsets.UTF_8), deadline);
        } catch (SocketTimeoutException e) {
            TimedOutException timedOut = timedOut("room at the peer for what was sent", deadline);
            timedOut.initCause(e);
            throw timedOut;
        } catch (InterruptedIOException e) {
            Thread.currentThread().interrupt();
            throw failures.interrupted(received(), e);
        } catch (IOException e) {
            throw failures.closed(transport.description(), received(), e);
        }
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.nio.charset.StandardCharsets;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;

/**
 * A device that says the same text over and over, with a pager if that is asked for, then its prompt, and keeps none of it. Nothing waits:
 * where it has nothing to say, a read gives nothing at once. Used by one thread.
 */
final class LongAnswer implements Transport {

    private static final String MORE = " --More-- ";
    private static final String ERASED = "\b\b\b\b\b\b\b\b\b\b          \b\b\b\b\b\b\b\b\b\b";

    private final byte[] text;
    private final byte[] end;
    private final long times;
    private final int chunk;
    private final int page;
    private final String prompt;
    private byte[] piece;
    private int at;
    private long said;
    private boolean over;
    private boolean paused;

    /**
     * A device that has been asked.
     *
     * @param echo what it says first
     * @param text what it says next, so many {@code times}
     * @param chunk the most bytes of a read
     * @param page how often the text stands on a page; 0 for no pager
     */
    LongAnswer(String echo, String text, long times, int chunk, int page, String prompt) {
        this.piece = ascii(echo);
        this.text = ascii(text);
        this.end = ascii(prompt);
        this.times = times;
        this.chunk = chunk;
        this.page = page;
        this.prompt = prompt;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public int read(byte[] buffer, int offset, int length, Deadline deadline) {
        int most = Math.min(length, chunk);
        int count = 0;
        while (count < most && (at < piece.length || next())) {
            int part = Math.min(most - count, piece.length - at);
            System.arraycopy(piece, at, buffer, offset + count, part);
            at += part;
            count += part;
        }
        return count;
    }

    /** Whether there is another piece now. */
    private boolean next() {
        if (over || paused) {
            return false;
        }
        at = 0;
        if (said == times) {
            over = true;
            piece = end;
        } else if (page > 0 && said > 0 && said % page == 0 && piece == text) {
            paused = true;
            piece = ascii(MORE);
        } else {
            said++;
            piece = text;
        }
        return true;
    }

    @Override
    public void write(byte[] bytes, Deadline deadline) {
        String typed = new String(bytes, StandardCharsets.US_ASCII);
        if (paused) {
            paused = false;
            piece = ascii(ERASED);
        } else {
            piece = ascii(typed + "\n" + (typed.startsWith("!") ? "" : typed.replace(" echo ", "") + "\n") + prompt);
        }
        at = 0;
    }

    @Override
    public void open(Deadline deadline) {
        // It is open.
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        over = true;
    }

    @Override
    public String description() {
        return "a long answer";
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * Cuts received bytes into messages: ended by {@code ]]>]]>}, or in chunks (RFC 6242, section 4). Looks at each byte once.
 */
final class FrameReader {

    private static final byte[] MARK = {']', ']', '>', ']', ']', '>'};

    /** How much of the mark may still have begun when the byte after so much of it is another one. */
    private static final int[] SHORTER = {0, 0, 1, 0, 1, 2};

    private static final int LARGEST_MESSAGE = 16 * 1024 * 1024;
    private static final long LARGEST_CHUNK = 4_294_967_295L;

    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private Expected expected = Expected.MARK;
    private boolean complete;
    private int matched;
    private long size;

    private enum Expected {
        MARK,
        LINE_FEED,
        HASH,
        SIZE_OR_HASH,
        SIZE,
        DATA,
        LAST_LINE_FEED
    }

    /** What follows comes in chunks. */
    void chunked() {
        expected = Expected.LINE_FEED;
    }

    /**
     * Takes bytes up to the end of a message.
     *
     * @return the index of the first byte that was not taken
     * @throws IOException if they are no frame
     */
    int take(byte[] bytes, int from) throws IOException {
        int next = from;
        while (next < bytes.length && !complete) {
            if (expected == Expected.DATA) {
                int count = (int) Math.min(size, bytes.length - next);
                add(bytes, next, count);
                next += count;
                size -= count;
                expected = size == 0 ? Expected.LINE_FEED : Expected.DATA;
            } else {
                take(bytes[next++]);
            }
        }
        return next;
    }

    /** The message that is complete, if one is; another one follows. */
    Optional<byte[]> message() {
        if (!complete) {
            return Optional.empty();
        }
        byte[] bytes = message.toByteArray();
        message.reset();
        complete = false;
        return Optional.of(bytes);
    }

    private void take(byte octet) throws IOException {
        switch (expected) {
            case MARK -> toMark(octet);
            case LINE_FEED -> expect(octet, '\n', Expected.HASH);
            case HASH -> expect(octet, '#', Expected.SIZE_OR_HASH);
            case SIZE_OR_HASH -> {
                size = 0;
                if (octet == '#' && message.size() > 0) {
                    expected = Expected.LAST_LINE_FEED;
                } else if (octet == '0') {
                    throw new IOException("a chunk has no size");
                } else {
                    expected = Expected.SIZE;
                    digit(octet);
                }
            }
            case SIZE -> {
                if (octet == '\n') {
                    expected = Expected.DATA;
                } else {
                    digit(octet);
                }
            }
            case LAST_LINE_FEED -> {
                expect(octet, '\n', Expected.LINE_FEED);
                complete = true;
            }
            case DATA -> throw new IllegalStateException("data is taken in one piece");
        }
    }

    private void toMark(byte octet) throws IOException {
        while (matched > 0 && octet != MARK[matched]) {
            int shorter = SHORTER[matched];
            add(MARK, 0, matched - shorter);
            matched = shorter;
        }
        if (octet != MARK[matched]) {
            add(new byte[] {octet}, 0, 1);
            return;
        }
        matched++;
        if (matched == MARK.length) {
            matched = 0;
            complete = true;
        }
    }

    private void digit(byte octet) throws IOException {
        if (octet < '0' || octet > '9') {
            throw new IOException("the size of a chunk is no number");
        }
        size = size * 10 + octet - '0';
        if (size > LARGEST_CHUNK) {
            throw new IOException("the size of a chunk is over " + LARGEST_CHUNK);
        }
    }

    private void expect(byte octet, char wanted, Expected then) throws IOException {
        if (octet != wanted) {
            throw new IOException("a chunk does not begin as it should");
        }
        expected = then;
    }

    private void add(byte[] bytes, int from, int count) throws IOException {
        if (message.size() + count > LARGEST_MESSAGE) {
            throw new IOException("a message is over " + LARGEST_MESSAGE + " bytes");
        }
        message.write(bytes, from, count);
    }
}

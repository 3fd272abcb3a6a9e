// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;

/**
 * Data of any size, made while they are written: entries of a list, each with its number.
 *
 * @param begin what comes first
 * @param entry an entry; {@code {n}} in it is its number, from 1
 * @param end what comes last
 * @param entries how many
 */
record LargeData(String begin, String entry, String end, long entries) {

    private static final int PIECE = 16 * 1024;
    private static final Pattern NUMBER = Pattern.compile(Pattern.quote("{n}"));

    /** Entries that have so many bytes together, or a few more. */
    static long entriesFor(long bytes, String entry) {
        long count = 0;
        long rest = bytes;
        // Numbers of one length have entries of one length.
        for (long first = 1; rest > 0; first *= 10) {
            long each = NUMBER.matcher(entry).replaceAll(String.valueOf(first)).getBytes(StandardCharsets.UTF_8).length;
            long some = Math.min(9 * first, (rest + each - 1) / each);
            count += some;
            rest -= some * each;
        }
        return count;
    }

    /** The data between two texts, in pieces of a few kilobytes, of which one at a time is in memory. */
    Iterator<byte[]> pieces(String before, String after) {
        return new Pieces(new LargeData(before + begin, entry, end + after, entries));
    }

    private static final class Pieces implements Iterator<byte[]> {

        private final LargeData data;
        private final List<byte[]> around;
        private final ByteArrayOutputStream piece = new ByteArrayOutputStream(2 * PIECE);
        private long number;
        private boolean begun;
        private boolean ended;

        Pieces(LargeData data) {
            this.data = data;
            this.around = NUMBER.splitAsStream(data.entry)
                    .map(text -> text.getBytes(StandardCharsets.UTF_8))
                    .toList();
        }

        @Override
        public boolean hasNext() {
            return !ended;
        }

        @Override
        public byte[] next() {
            if (ended) {
                throw new NoSuchElementException("all has been said");
            }
            piece.reset();
            if (!begun) {
                begun = true;
                piece.writeBytes(data.begin.getBytes(StandardCharsets.UTF_8));
            }
            while (number < data.entries && piece.size() < PIECE) {
                number++;
                entry(String.valueOf(number).getBytes(StandardCharsets.US_ASCII));
            }
            if (number == data.entries) {
                ended = true;
                piece.writeBytes(data.end.getBytes(StandardCharsets.UTF_8));
            }
            return piece.toByteArray();
        }

        private void entry(byte[] digits) {
            for (int i = 0; i < around.size(); i++) {
                if (i > 0) {
                    piece.writeBytes(digits);
                }
                piece.writeBytes(around.get(i));
            }
        }
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Text that grows at its end: a byte for each character as long as that is enough for all of them, which it nearly always is, so that
 * it is copied as bytes and looked through eight characters at a time. Not thread-safe.
 */
final class Characters {

    private static final int SMALLEST = 32;
    private static final char LAST_NARROW = '\u00ff';

    /** The characters (ISO 8859-1), unless there are wide ones. */
    private byte[] narrow;

    private ByteBuffer words;

    /** All characters, where one of them needs two bytes. */
    private char @Nullable [] wide;

    private int length;

    /** Empty, with room for so many. */
    Characters(int capacity) {
        narrow = new byte[capacity];
        words = Words.of(narrow);
    }

    int length() {
        return length;
    }

    char charAt(int index) {
        return wide == null ? (char) (narrow[index] & LAST_NARROW) : wide[index];
    }

    String substring(int from, int to) {
        return wide == null
                ? new String(narrow, from, to - from, StandardCharsets.ISO_8859_1)
                : new String(wide, from, to - from);
    }

    void append(char c) {
        makeRoom(1, c > LAST_NARROW);
        if (wide == null) {
            narrow[length++] = (byte) c;
        } else {
            wide[length++] = c;
        }
    }

    /** Appends so many characters of ISO 8859-1. */
    void append(byte[] characters, int from, int count) {
        makeRoom(count, false);
        if (wide == null) {
            System.arraycopy(characters, from, narrow, length, count);
        } else {
            widen(characters, from, count, wide, length);
        }
        length += count;
    }

    /** Appends a part of another one. */
    void append(Characters other, int from, int to) {
        if (other.wide == null) {
            append(other.narrow, from, to - from);
        } else if (from < to) {
            makeRoom(to - from, true);
            System.arraycopy(other.wide, from, wide, length, to - from);
            length += to - from;
        }
    }

    void set(int index, char ascii) {
        if (wide == null) {
            narrow[index] = (byte) ascii;
        } else {
            wide[index] = ascii;
        }
    }

    /** Drops what is behind the first {@code count} characters. */
    void truncate(int count) {
        length = count;
    }

    /** Where the next character up to the carriage return stands, as every line end is; {@code to} if there is none before. */
    int endOfRun(int from, int to) {
        if (wide == null) {
            return Words.endOfRun(words, from, to);
        }
        int end = from;
        while (end < to && wide[end] > '\r') {
            end++;
        }
        return end;
    }

    private void makeRoom(int count, boolean forWide) {
        int capacity = wide == null ? narrow.length : wide.length;
        if (length + count > capacity) {
            capacity = Math.max(Math.max(length + count, SMALLEST), 2 * capacity);
        }
        if (wide == null && forWide) {
            char[] characters = new char[capacity];
            widen(narrow, 0, length, characters, 0);
            wide = characters;
            narrow = new byte[0];
        } else if (wide == null && capacity > narrow.length) {
            narrow = Arrays.copyOf(narrow, capacity);
            words = Words.of(narrow);
        } else if (wide != null && capacity > wide.length) {
            wide = Arrays.copyOf(wide, capacity);
        }
    }

    private static void widen(byte[] characters, int from, int count, char[] target, int at) {
        for (int i = 0; i < count; i++) {
            target[at + i] = (char) (characters[from + i] & LAST_NARROW);
        }
    }
}

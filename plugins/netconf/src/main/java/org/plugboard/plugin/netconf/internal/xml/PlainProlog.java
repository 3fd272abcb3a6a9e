// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.xml;

import java.util.Arrays;

/**
 * What may stand in front of a message's start tag: blanks, a byte order mark, an XML declaration, comments. Of all else a parser decides
 * when the message is whole: the JDK's writes to the error output where a document type declaration is cut. Stateless.
 */
public final class PlainProlog {

    /** A byte order mark, which the JDK's parser takes for text where it is given characters. */
    static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private PlainProlog() {}

    /** Behind the blanks, and the mark if there is one. */
    static int blanksAndMarkEnd(byte[] bytes, int end) {
        int at = PlainTag.blanksEnd(bytes, 0, end);
        return at + MARK.length <= end && Arrays.equals(bytes, at, at + MARK.length, MARK, 0, MARK.length)
                ? PlainTag.blanksEnd(bytes, at + MARK.length, end)
                : at;
    }

    /**
     * Where the start tag begins, or {@link PlainTag#INCOMPLETE} or {@link PlainTag#UNUSUAL}.
     *
     * @param end behind the last byte that there is
     */
    public static int end(byte[] bytes, int end) {
        int at = blanksAndMarkEnd(bytes, end);
        while (true) {
            at = PlainTag.blanksEnd(bytes, at, end);
            if (at + 1 >= end) {
                return PlainTag.INCOMPLETE;
            }
            if (bytes[at] != '<') {
                return bytes[at] == MARK[0] && end - at < MARK.length ? PlainTag.INCOMPLETE : PlainTag.UNUSUAL;
            }
            if (bytes[at + 1] == '?') {
                at = behind(bytes, at + 2, end, "?>");
            } else if (bytes[at + 1] == '!') {
                at = commentEnd(bytes, at, end);
            } else {
                return at;
            }
            if (at < 0) {
                return at;
            }
        }
    }

    private static int commentEnd(byte[] bytes, int start, int end) {
        for (int at = start + 2; at < Math.min(start + 4, end); at++) {
            if (bytes[at] != '-') {
                return PlainTag.UNUSUAL;
            }
        }
        return behind(bytes, start + 4, end, "-->");
    }

    private static int behind(byte[] bytes, int from, int end, String mark) {
        for (int at = from; at + mark.length() <= end; at++) {
            int matched = 0;
            while (matched < mark.length() && bytes[at + matched] == mark.charAt(matched)) {
                matched++;
            }
            if (matched == mark.length()) {
                return at + matched;
            }
        }
        return PlainTag.INCOMPLETE;
    }
}

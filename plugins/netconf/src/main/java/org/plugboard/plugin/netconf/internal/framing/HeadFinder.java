// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.framing;

import java.util.Optional;
import org.plugboard.plugin.netconf.internal.xml.MessageBuffer;
import org.plugboard.plugin.netconf.internal.xml.PlainTag;

/** Looks for the start tag of a message in what has come of it, without a parser. Used by the thread that reads. */
final class HeadFinder {

    /** What has no start tag in so many bytes is looked at when it is whole. */
    private static final int LOOKED_AT = 8 * 1024;

    private final PlainTag tag = new PlainTag();

    /** How much of the message was there when it was looked for last. */
    private int looked;

    /** Another message begins. */
    void next() {
        looked = 0;
    }

    /** Whether it will not be found. */
    boolean isHopeless() {
        return looked >= LOOKED_AT;
    }

    /** Empty as long as it is not there, and for what only a parser can tell. */
    Optional<Head> find(MessageBuffer message) {
        if (isHopeless()) {
            return Optional.empty();
        }
        looked = message.length();
        byte[] bytes = message.bytes();
        int end = Math.min(looked, LOOKED_AT);
        int start = rootStart(bytes, end);
        return start >= 0 && tag.read(bytes, start, end) >= 0 ? Optional.of(Head.of(tag)) : Optional.empty();
    }

    /** Behind blanks, the XML declaration and comments; less than 0 if it is not there. */
    private static int rootStart(byte[] bytes, int end) {
        int at = 0;
        while (true) {
            while (at < end && PlainTag.isBlank(bytes[at])) {
                at++;
            }
            if (at + 1 >= end || bytes[at] != '<') {
                return -1;
            }
            if (bytes[at + 1] == '?') {
                at = behind(bytes, at + 2, end, "?>");
            } else if (bytes[at + 1] == '!') {
                at = at + 3 < end && bytes[at + 2] == '-' && bytes[at + 3] == '-'
                        ? behind(bytes, at + 4, end, "-->")
                        : -1;
            } else {
                return at;
            }
            if (at < 0) {
                return -1;
            }
        }
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
        return -1;
    }
}

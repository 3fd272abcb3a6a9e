// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.transcript;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A secret that may stand in messages of NETCONF.
 *
 * @param bytes in UTF-8
 * @param isWord whether it is one only where it is a whole word: a text, the value of an attribute, or a word of one
 */
@SuppressWarnings("ArrayRecordComponent")
record MessageSecret(byte[] bytes, boolean isWord) {

    /**
     * What is as short as this, or the name of something, stands in URNs, URLs and tags too: a hole in each of them makes a log
     * useless, and tells the secret to everybody who knows the URN.
     */
    private static final Pattern COMMON = Pattern.compile(".{0,7}|[a-zA-Z]{0,15}", Pattern.DOTALL);

    private static final String OPENING = " \t\r\n>\"'[;";
    private static final String CLOSING = " \t\r\n<\"']&;";

    static MessageSecret of(String text) {
        return new MessageSecret(
                text.getBytes(StandardCharsets.UTF_8), COMMON.matcher(text).matches());
    }

    /** Whether it may begin behind this byte. */
    boolean mayFollow(byte before) {
        return !isWord || before == ':' || OPENING.indexOf(before) >= 0;
    }

    /** Whether it is one between these bytes. In a URL the password stands between the user and the host. */
    boolean isBetween(byte before, byte behind) {
        return !isWord || (before == ':' ? behind == '@' : CLOSING.indexOf(behind) >= 0);
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the passwords of URLs, in a time that grows with the text only: a device may have written it. */
final class UrlPasswords {

    private static final Pattern WORD = Pattern.compile("\\S+");

    private UrlPasswords() {}

    /** The text with asterisks in their place. */
    static String hidden(String text) {
        return text.contains("://")
                ? WORD.matcher(text).replaceAll(word -> Matcher.quoteReplacement(hiddenInOne(word.group())))
                : text;
    }

    /** In a text that is a URL, or has one with others behind it: up to its last {@code @}, since a password may hold any character. */
    static String hiddenInOne(String text) {
        int end = text.lastIndexOf('@');
        for (int at = text.indexOf("://"); at >= 0 && at < end; at = text.indexOf("://", at + 1)) {
            int colon = endOfUser(text, at + 3);
            if (colon < end && text.charAt(colon) == ':') {
                return text.substring(0, colon) + ":***" + text.substring(end);
            }
        }
        return text;
    }

    private static int endOfUser(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '/' && text.charAt(at) != ':') {
            at++;
        }
        return at;
    }
}

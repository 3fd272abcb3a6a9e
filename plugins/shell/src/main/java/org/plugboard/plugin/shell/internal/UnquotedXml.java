// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plugboard.connection.InvalidRequestException;

/** XML that nobody has quoted: its signs would have files read and written. */
final class UnquotedXml {

    /** A tag, an instruction or a declaration; blanks only between attributes, so that a redirection is none. */
    private static final Pattern TAG =
            Pattern.compile("<(?:/?[A-Za-z_][\\w:.-]*(?:/|\\s+[\\w:.-]+=[^<>]*)?|[!?][^<>]*)>");

    private static final int EXCERPT = 40;

    private UnquotedXml() {}

    /** Refuses it, with words that say how to write it. */
    static void refuse(CharSequence line) {
        Matcher tag = TAG.matcher(withoutQuotes(line));
        if (tag.find()) {
            CharSequence found = line.subSequence(tag.start(), Math.min(tag.end(), tag.start() + EXCERPT));
            throw new InvalidRequestException(
                    "'<' and '>' mean files to the shell, so XML stands in single quotes: '" + found + "'");
        }
    }

    /** Whether there is some. */
    static boolean isIn(CharSequence line) {
        return TAG.matcher(withoutQuotes(line)).find();
    }

    /** The line with blanks for all that is in quotes, escaped, or a comment; each character keeps its place. */
    private static String withoutQuotes(CharSequence line) {
        StringBuilder bare = new StringBuilder(line);
        for (Quoted part : Quoted.in(line)) {
            for (int at = part.from(); at < part.to(); at++) {
                bare.setCharAt(at, ' ');
            }
        }
        return bare.toString();
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.xml;

/**
 * An XML declaration of version 1.0 and UTF-8, stand-alone or not, as devices begin a message with it: what Java writes has all three. Of one that
 * is written otherwise a parser decides.
 */
final class PlainDeclaration {

    private final byte[] bytes;
    private final int end;
    private int at;

    private PlainDeclaration(byte[] bytes, int end) {
        this.bytes = bytes;
        this.end = end;
    }

    /**
     * Behind the declaration that these bytes begin with; 0 if they begin with none such.
     *
     * @param end behind the last byte that there is
     */
    static int end(byte[] bytes, int end) {
        PlainDeclaration declaration = new PlainDeclaration(bytes, end);
        return declaration.isPlain() ? declaration.at : 0;
    }

    private boolean isPlain() {
        if (!skip("<?xml") || !skipAttribute("version", "1.0")) {
            return false;
        }
        if (!skipAttribute("encoding", "UTF-8")) {
            skipAttribute("encoding", "utf-8");
        }
        if (!skipAttribute("standalone", "no")) {
            skipAttribute("standalone", "yes");
        }
        skipBlanks();
        return skip("?>");
    }

    /** Blanks, the name and the value; moves on only if it stands here. */
    private boolean skipAttribute(String name, String value) {
        int start = at;
        if (skipBlanks() && skip(name) && skip("=") && (skip('"' + value + '"') || skip('\'' + value + '\''))) {
            return true;
        }
        at = start;
        return false;
    }

    private boolean skipBlanks() {
        int start = at;
        at = PlainTag.blanksEnd(bytes, start, end);
        return at > start;
    }

    /** Moves on only if this stands here. */
    private boolean skip(String text) {
        if (end - at < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[at + i] != text.charAt(i)) {
                return false;
            }
        }
        at += text.length();
        return true;
    }
}

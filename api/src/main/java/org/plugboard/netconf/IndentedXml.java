// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

/** Puts each element of XML on a line of its own, for people. Blanks between elements are written anew; text stays as it is. */
final class IndentedXml {

    /** Nobody reads more line by line, and what is around the elements must not outgrow them. */
    private static final int LONGEST = 4 << 20;

    private static final int DEEPEST = 24;

    private final String xml;
    private final StringBuilder out;
    private int depth;

    /** Whether the last tag began an element, whose end or text may follow on the same line. */
    private boolean begun;

    private IndentedXml(String xml) {
        this.xml = xml;
        this.out = new StringBuilder(xml.length() + xml.length() / 2);
    }

    /**
     * The elements, indented; as they are if they are very long.
     *
     * @throws IllegalArgumentException if a tag has no end
     */
    static String of(String xml) {
        return xml.length() > LONGEST ? xml : new IndentedXml(xml).all();
    }

    private String all() {
        int from = 0;
        for (int tag = tag(0); tag >= 0; tag = tag(from)) {
            boolean ends = xml.charAt(tag + 1) == '/';
            boolean inline = begun && ends;
            if (inline || !isBlank(from, tag)) {
                out.append(xml, from, tag);
                inline = true;
            }
            from = end(tag);
            write(tag, from, ends, inline);
        }
        return out.toString();
    }

    /** The next tag; a section of characters is text. */
    private int tag(int from) {
        int tag = xml.indexOf('<', from);
        while (tag >= 0 && xml.startsWith("<![CDATA[", tag)) {
            tag = xml.indexOf('<', behind("]]>", tag));
        }
        if (tag >= 0 && tag == xml.length() - 1) {
            throw endless(tag);
        }
        return tag;
    }

    /** Behind the tag, the comment or the instruction. */
    private int end(int tag) {
        if (xml.startsWith("<!--", tag)) {
            return behind("-->", tag);
        } else if (xml.startsWith("<?", tag)) {
            return behind("?>", tag);
        }
        char quote = 0;
        for (int at = tag; at < xml.length(); at++) {
            char character = xml.charAt(at);
            if (quote != 0) {
                quote = character == quote ? 0 : quote;
            } else if (character == '>') {
                return at + 1;
            } else if (character == '"' || character == '\'') {
                quote = character;
            }
        }
        throw endless(tag);
    }

    private int behind(String mark, int from) {
        int end = xml.indexOf(mark, from);
        if (end < 0) {
            throw endless(from);
        }
        return end + mark.length();
    }

    private static IllegalArgumentException endless(int at) {
        return new IllegalArgumentException("not well-formed XML: what begins at character " + at + " has no end");
    }

    private void write(int start, int end, boolean ends, boolean inline) {
        if (ends) {
            depth = Math.max(0, depth - 1);
        }
        if (!inline && !out.isEmpty()) {
            out.append('\n').append("  ".repeat(Math.min(depth, DEEPEST)));
        }
        out.append(xml, start, end);
        char kind = xml.charAt(start + 1);
        begun = !ends && kind != '!' && kind != '?' && xml.charAt(end - 2) != '/';
        if (begun) {
            depth++;
        }
    }

    private boolean isBlank(int from, int to) {
        for (int at = from; at < to; at++) {
            if (!Character.isWhitespace(xml.charAt(at))) {
                return false;
            }
        }
        return true;
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

/**
 * Puts each element of XML on a line of its own, for people. It reads only what {@link XmlCursor} has written: there every
 * {@code >} ends a tag, and there is nothing but tags and text. Blanks between elements are written anew; text stays as it is.
 */
final class Indented {

    /** Nobody reads more line by line, and what is around the elements must not outgrow them. */
    private static final int LONGEST = 4 << 20;

    private static final int DEEPEST = 24;

    private final String xml;
    private final StringBuilder out;
    private int depth;

    /** Whether the last tag began an element, whose end or text may follow on the same line. */
    private boolean begun;

    private Indented(String xml) {
        this.xml = xml;
        this.out = new StringBuilder(xml.length() + xml.length() / 2);
    }

    /** The elements, indented; as they are if they are very long. */
    static String of(String xml) {
        return xml.length() > LONGEST ? xml : new Indented(xml).all();
    }

    private String all() {
        int from = 0;
        for (int tag = xml.indexOf('<'); tag >= 0; tag = xml.indexOf('<', from)) {
            boolean ends = xml.charAt(tag + 1) == '/';
            boolean inline = begun && ends;
            if (inline || !isBlank(from, tag)) {
                out.append(xml, from, tag);
                inline = true;
            }
            from = xml.indexOf('>', tag) + 1;
            tag(tag, from, ends, inline);
        }
        return out.toString();
    }

    private void tag(int start, int end, boolean ends, boolean inline) {
        if (ends) {
            depth--;
        }
        if (!inline && !out.isEmpty()) {
            out.append('\n').append("  ".repeat(Math.min(depth, DEEPEST)));
        }
        out.append(xml, start, end);
        begun = !ends && xml.charAt(end - 2) != '/';
        if (begun) {
            depth++;
        }
    }

    private boolean isBlank(int from, int to) {
        return xml.substring(from, to).isBlank();
    }
}

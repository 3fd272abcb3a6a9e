// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A start tag, read from bytes without a parser: its names and values are ASCII, its values have no references. It is stricter than XML, so that
 * what it takes is well-formed; all else is left to a parser. Used by one thread.
 */
public final class PlainTag {

    /** The bytes end before the tag does. */
    public static final int INCOMPLETE = -1;

    /** It is not written so, or not well-formed. */
    public static final int UNUSUAL = -2;

    private static final int MAX_ATTRIBUTES = 16;

    /** The JDK's parser takes no longer ones. */
    private static final int LONGEST_NAME = 500;

    private static final byte[] XMLNS = "xmlns".getBytes(StandardCharsets.US_ASCII);
    private static final int STARTS_NAME = 1;
    private static final int IN_NAME = 2;
    private static final int IN_VALUE = 4;
    private static final byte[] KINDS = kinds();

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        for (int i = 0; i < kinds.length; i++) {
            boolean letter = (i >= 'a' && i <= 'z') || (i >= 'A' && i <= 'Z') || i == '_';
            boolean digit = (i >= '0' && i <= '9') || i == '-' || i == '.';
            boolean value = i >= ' ' && i < 0x80 && i != '<' && i != '>' && i != '&';
            kinds[i] = (byte) ((letter ? STARTS_NAME : 0) | (letter || digit ? IN_NAME : 0) | (value ? IN_VALUE : 0));
        }
        return kinds;
    }

    /** Where a name is; {@code local} is behind its colon, or where it starts. */
    public record Name(int start, int local, int end) {

        public boolean hasPrefix() {
            return local > start;
        }

        /** Behind the prefix, where its colon is. */
        public int prefixEnd() {
            return hasPrefix() ? local - 1 : start;
        }
    }

    private final Name[] names = new Name[MAX_ATTRIBUTES];
    private final int[] values = new int[MAX_ATTRIBUTES];
    private final int[] valueEnds = new int[MAX_ATTRIBUTES];
    private byte[] bytes = new byte[0];
    private Name name = new Name(0, 0, 0);
    private int attributes;
    private boolean empty;

    /**
     * Reads the tag that starts here.
     *
     * @param end behind the last byte that there is
     * @return where it ends, or {@link #INCOMPLETE} or {@link #UNUSUAL}
     */
    public int read(byte[] from, int start, int end) {
        bytes = from;
        attributes = 0;
        int at = nameEnd(start + 1, end);
        if (at < 0) {
            return at;
        }
        name = nameAt(start + 1, at);
        while (true) {
            int next = blanksEnd(bytes, at, end);
            if (next == end) {
                return INCOMPLETE;
            }
            if (bytes[next] == '>' || bytes[next] == '/') {
                return tagEnd(next, end);
            }
            if (next == at || attributes == MAX_ATTRIBUTES) {
                return UNUSUAL;
            }
            at = attribute(next, end);
            if (at < 0) {
                return at;
            }
        }
    }

    private int tagEnd(int at, int end) {
        empty = bytes[at] == '/';
        if (!empty) {
            return at + 1;
        }
        if (at + 1 == end) {
            return INCOMPLETE;
        }
        return bytes[at + 1] == '>' ? at + 2 : UNUSUAL;
    }

    private int attribute(int start, int end) {
        int at = nameEnd(start, end);
        if (at < 0) {
            return at;
        }
        Name attribute = nameAt(start, at);
        if (at + 1 >= end) {
            return INCOMPLETE;
        }
        byte quote = bytes[at + 1];
        if (bytes[at] != '=' || (quote != '"' && quote != '\'') || hasLocal(attribute)) {
            return UNUSUAL;
        }
        int valueEnd = at + 2;
        while (valueEnd < end && bytes[valueEnd] != quote) {
            if ((KINDS[bytes[valueEnd] & 0xFF] & IN_VALUE) == 0) {
                return UNUSUAL;
            }
            valueEnd++;
        }
        if (valueEnd == end) {
            return INCOMPLETE;
        }
        names[attributes] = attribute;
        values[attributes] = at + 2;
        valueEnds[attributes] = valueEnd;
        attributes++;
        return valueEnd + 1;
    }

    /** Two names whose prefixes may stand for the same namespace would be the same attribute twice. */
    private boolean hasLocal(Name other) {
        for (int i = 0; i < attributes; i++) {
            if (Arrays.equals(bytes, names[i].local, names[i].end, bytes, other.local, other.end)) {
                return true;
            }
        }
        return false;
    }

    private int nameEnd(int start, int end) {
        int at = start;
        boolean begins = true;
        boolean colon = false;
        while (at < end) {
            int kind = KINDS[bytes[at] & 0xFF];
            if (bytes[at] == ':' && !colon && !begins) {
                colon = true;
                begins = true;
            } else if ((kind & (begins ? STARTS_NAME : IN_NAME)) != 0) {
                begins = false;
            } else {
                return begins || at - start > LONGEST_NAME ? UNUSUAL : at;
            }
            at++;
        }
        return INCOMPLETE;
    }

    private Name nameAt(int start, int end) {
        int local = start;
        for (int i = start; i < end; i++) {
            if (bytes[i] == ':') {
                local = i + 1;
            }
        }
        return new Name(start, local, end);
    }

    /** Behind the blanks that stand here, if any do. */
    static int blanksEnd(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end && isBlank(bytes[at])) {
            at++;
        }
        return at;
    }

    public static boolean isBlank(byte character) {
        return character == ' ' || character == '\n' || character == '\t' || character == '\r';
    }

    public Name name() {
        return name;
    }

    /** Whether it ends its element, too. */
    boolean isEmpty() {
        return empty;
    }

    public int attributes() {
        return attributes;
    }

    public Name attribute(int index) {
        return names[index];
    }

    public String value(int index) {
        return new String(bytes, values[index], valueEnds[index] - values[index], StandardCharsets.UTF_8);
    }

    /** Whether the attribute declares a default namespace. */
    public boolean isDefault(int index) {
        Name attribute = names[index];
        return !attribute.hasPrefix() && Arrays.equals(XMLNS, 0, 5, bytes, attribute.start, attribute.end);
    }

    /** Whether the attribute declares a prefix. */
    public boolean isPrefix(int index) {
        Name attribute = names[index];
        return attribute.hasPrefix() && Arrays.equals(XMLNS, 0, 5, bytes, attribute.start, attribute.prefixEnd());
    }

    public boolean isLocal(Name one, String text) {
        return text(one.local, one.end).equals(text);
    }

    /** What stands there; for names. */
    public String text(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }
}

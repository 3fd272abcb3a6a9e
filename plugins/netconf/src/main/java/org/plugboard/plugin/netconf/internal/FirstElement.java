// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

/** Where the first element of a text of several ends; whether it is well-formed is looked at by who reads it. */
final class FirstElement {

    private FirstElement() {}

    /** The place behind its end; below 0 if it does not end. */
    static int end(String xml) {
        int depth = 0;
        int at = xml.indexOf('<');
        while (at >= 0) {
            int behind = markup(xml, at);
            if (behind < 0) {
                break;
            }
            if (xml.charAt(at + 1) != '!' && xml.charAt(at + 1) != '?') {
                boolean isEmpty = xml.charAt(behind - 2) == '/';
                depth += xml.charAt(at + 1) == '/' ? -1 : isEmpty ? 0 : 1;
                if (depth <= 0) {
                    return behind;
                }
            }
            at = xml.indexOf('<', behind);
        }
        return -1;
    }

    /** The place behind the tag, comment, instruction or section that begins here; below 0 if it does not end. */
    private static int markup(String xml, int at) {
        if (xml.startsWith("<!--", at)) {
            return behind(xml, "-->", at);
        } else if (xml.startsWith("<![CDATA[", at)) {
            return behind(xml, "]]>", at);
        } else if (xml.startsWith("<?", at)) {
            return behind(xml, "?>", at);
        }
        char quote = 0;
        for (int i = at; i < xml.length(); i++) {
            char c = xml.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        return -1;
    }

    private static int behind(String xml, String end, int from) {
        int at = xml.indexOf(end, from);
        return at < 0 ? -1 : at + end.length();
    }
}

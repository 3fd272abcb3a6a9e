// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One piece of markup in a text.
 *
 * @param kind what it is
 * @param body what stands in its braces, without the spaces around it
 * @param start where it begins in the text
 * @param end where the text goes on behind it
 */
record MarkupToken(Kind kind, String body, int start, int end) {

    /** What the documentation of pyATS knows (semantics 102–110); whatever else looks like it is text (112). */
    enum Kind {
        REFERENCE,
        ENV,
        ASK,
        ENC,
        INTF,
        INCLUDE,
        CALLABLE,
        CLI,
        EXTEND_LIST
    }

    private static final Map<String, Kind> NAMES = Map.of(
            "", Kind.REFERENCE,
            "ENV", Kind.ENV,
            "ASK", Kind.ASK,
            "ENC", Kind.ENC,
            "INTF", Kind.INTF,
            "I", Kind.INTF,
            "INCLUDE", Kind.INCLUDE,
            "CALLABLE", Kind.CALLABLE,
            "CLI", Kind.CLI,
            "EXTEND_LIST", Kind.EXTEND_LIST);

    /** @throws Fault if a piece with a name has no closing brace */
    static List<MarkupToken> in(String text, Place place) {
        List<MarkupToken> tokens = new ArrayList<>();
        int from = text.indexOf('%');
        while (from >= 0) {
            Optional<MarkupToken> token = at(text, from, place);
            token.ifPresent(tokens::add);
            from = text.indexOf('%', token.map(MarkupToken::end).orElse(from + 1));
        }
        return tokens;
    }

    private static Optional<MarkupToken> at(String text, int percent, Place place) {
        int brace = percent + 1;
        while (brace < text.length() && isOfName(text.charAt(brace))) {
            brace++;
        }
        Kind kind = NAMES.get(text.substring(percent + 1, brace));
        if (kind == null || brace == text.length() || text.charAt(brace) != '{') {
            return Optional.empty();
        }
        int end = closing(text, brace);
        if (end < 0 && kind == Kind.REFERENCE) {
            return Optional.empty();
        }
        if (end < 0) {
            String name = text.substring(percent, brace) + "{";
            throw place.error(name + " has no closing brace", "write " + name + "NAME}");
        }
        String body = text.substring(brace + 1, end).strip();
        return Optional.of(new MarkupToken(kind, body, percent, end + 1))
                .filter(token -> kind != Kind.REFERENCE || Reference.isOne(body));
    }

    private static boolean isOfName(char c) {
        return (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static int closing(String text, int opening) {
        int depth = 0;
        for (int i = opening; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }
}

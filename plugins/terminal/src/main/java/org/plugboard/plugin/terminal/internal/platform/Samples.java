// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;

/**
 * Short texts that an RE2 expression describes if its anchors are left out: at least one for each alternative of its longest choice,
 * with as few repetitions as may be. An expression that does not match any of them cannot match at all, or nearly so. Used once.
 */
final class Samples {

    private static final int MOST = 32;
    private static final String ANCHORS = "bBAz";
    private static final String CANDIDATES = candidates();

    private final String expression;
    private int at;

    private Samples(String expression) {
        this.expression = expression;
    }

    /** The samples; none of an expression that uses what is not understood here. */
    static List<String> of(String expression) {
        Samples samples = new Samples(expression);
        try {
            List<String> found = samples.choice();
            return samples.at == expression.length() ? found : List.of();
        } catch (StringIndexOutOfBoundsException | NumberFormatException | PatternSyntaxException e) {
            return List.of();
        }
    }

    private List<String> choice() {
        List<String> all = new ArrayList<>(sequence());
        while (at < expression.length() && expression.charAt(at) == '|') {
            at++;
            all.addAll(sequence());
        }
        return all.subList(0, Math.min(MOST, all.size()));
    }

    private List<String> sequence() {
        List<String> texts = List.of("");
        while (at < expression.length() && "|)".indexOf(expression.charAt(at)) < 0) {
            List<String> next = repeated(atom());
            List<String> longer = new ArrayList<>();
            for (int i = 0; i < Math.max(texts.size(), next.size()); i++) {
                longer.add(texts.get(i % texts.size()) + next.get(i % next.size()));
            }
            texts = longer;
        }
        return texts;
    }

    private List<String> repeated(List<String> atom) {
        int count = times();
        return atom.stream().map(text -> text.repeat(count)).toList();
    }

    /** How often the atom that was read stands there at least. */
    private int times() {
        char c = at == expression.length() ? ' ' : expression.charAt(at);
        int times = c == '*' || c == '?' ? 0 : 1;
        if (c == '{') {
            int end = expression.indexOf('}', at);
            times = Integer.parseInt(expression.substring(at + 1, end).split(",", 2)[0]);
            at = end;
        }
        if ("*?+{".indexOf(c) >= 0) {
            at++;
            at += expression.startsWith("?", at) ? 1 : 0;
        }
        return Math.min(times, MOST);
    }

    private List<String> atom() {
        return switch (expression.charAt(at)) {
            case '(' -> group();
            case '^', '$' -> nothing(1);
            case '[' -> matching(endOfClass());
            case '\\' -> escape();
            case '.' -> matching(at + 1);
            default -> literal();
        };
    }

    private List<String> literal() {
        at++;
        return List.of(expression.substring(at - 1, at));
    }

    private List<String> nothing(int length) {
        at += length;
        return List.of("");
    }

    private List<String> group() {
        at++;
        if (expression.startsWith("?", at)) {
            while (":>)".indexOf(expression.charAt(at)) < 0) {
                at++;
            }
            boolean flagsOnly = expression.charAt(at) == ')';
            at++;
            if (flagsOnly) {
                return List.of("");
            }
        }
        List<String> inner = choice();
        if (expression.charAt(at) != ')') {
            throw new StringIndexOutOfBoundsException(at);
        }
        at++;
        return inner;
    }

    private List<String> escape() {
        char escaped = expression.charAt(at + 1);
        if (ANCHORS.indexOf(escaped) >= 0) {
            return nothing(2);
        }
        if (escaped == 'x') {
            return matching(expression.startsWith("{", at + 2) ? expression.indexOf('}', at) + 1 : at + 4);
        }
        return matching(at + 2);
    }

    private int endOfClass() {
        int end = at + 1;
        end += expression.startsWith("^", end) ? 1 : 0;
        end += expression.startsWith("]", end) ? 1 : 0;
        while (expression.charAt(end) != ']') {
            int endOfName = expression.startsWith("[:", end) ? expression.indexOf(":]", end + 2) : -1;
            if (endOfName >= 0) {
                end = endOfName + 1;
            }
            end += expression.charAt(end) == '\\' ? 2 : 1;
        }
        return end + 1;
    }

    /** The first character that fits what stands up to {@code end}. */
    private List<String> matching(int end) {
        String atom = expression.substring(at, end);
        at = end;
        if (atom.length() == 2 && !Character.isLetterOrDigit(atom.charAt(1))) {
            return List.of(atom.substring(1));
        }
        Pattern one = Pattern.compile(atom);
        return CANDIDATES
                .chars()
                .mapToObj(c -> String.valueOf((char) c))
                .filter(one::matches)
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new StringIndexOutOfBoundsException(end));
    }

    private static String candidates() {
        StringBuilder all = new StringBuilder("x0");
        for (char c = ' '; c < 127; c++) {
            all.append(c);
        }
        for (char c = 0; c < ' '; c++) {
            all.append(c);
        }
        return all.toString();
    }
}

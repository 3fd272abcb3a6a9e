// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an XPath expression on a line ends, and which prefixes it has. */
final class XPathText {

    /** How it has to begin, for people. */
    static final String WANTED = "an XPath expression that begins with /, (, *, ., a function or an axis";

    /** What wants an operand behind it. */
    private static final Pattern OPERATOR = Pattern.compile("(?:[|+=<>,]|\\s[*-]|\\s(?:and|or|div|mod))\\s*$");

    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|'[^']*'");
    private static final Pattern PREFIX = Pattern.compile("([\\p{Alpha}_][\\w.-]*):(?=[\\p{Alpha}_*])");

    private static final String XML = "xml";

    private XPathText() {}

    /**
     * Where it ends: at the end of the text, or before a blank outside of quotes and brackets that such a word follows and no operator
     * precedes.
     *
     * @param isOther whether a word, from its beginning to the end of the text, is none of it
     */
    static int end(String text, Predicate<String> isOther) {
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            } else if (depth == 0
                    && Character.isWhitespace(c)
                    && isOther.test(text.substring(i).strip())
                    && !OPERATOR.matcher(text.substring(0, i)).find()) {
                return i;
            }
        }
        return text.length();
    }

    /** The prefixes of its names, in their order, without the one that XML itself declares. */
    static Set<String> prefixes(String expression) {
        Set<String> found = new TreeSet<>();
        Matcher names = PREFIX.matcher(LITERAL.matcher(expression).replaceAll("''"));
        while (names.find()) {
            if (!names.group(1).equals(XML)) {
                found.add(names.group(1));
            }
        }
        return found;
    }
}

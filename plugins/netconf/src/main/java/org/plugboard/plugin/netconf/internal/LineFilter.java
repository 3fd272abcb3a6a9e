// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.Collection;
import java.util.Locale;
import org.plugboard.connection.Names;
import org.plugboard.netconf.Filter;

/**
 * The filter of a line: XML or an XPath expression, told from a misspelt option by how it begins.
 *
 * @param text as it was written
 */
record LineFilter(String text) {

    /** Takes the one that comes next; an XPath expression goes on until one of the options. */
    static LineFilter take(Words words, Collection<String> options) {
        return new LineFilter(words.filter(
                rest -> options.stream().anyMatch(option -> isWord(rest, option)),
                word -> words.invalid(unknown(word, options))));
    }

    private static boolean isWord(String rest, String option) {
        return rest.split("\\s+", 2)[0].toLowerCase(Locale.ROOT).equals(option);
    }

    private static String unknown(String word, Collection<String> options) {
        return "unknown option %s; %sthere are [%s]; a filter is XML, or %s"
                .formatted(
                        word,
                        Names.nearest(word.replace("'", ""), options)
                                .map("did you mean '%s'? "::formatted)
                                .orElse(""),
                        String.join(", ", options),
                        XPathText.WANTED);
    }

    /** With what its prefixes stand for on this line. */
    Filter in(Words words) {
        if (text.startsWith("<")) {
            words.refuseNamespaces();
            return Filter.subtree(text);
        }
        return Filter.xpath(text, words.namespaces(text));
    }
}

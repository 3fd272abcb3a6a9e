// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plugboard.connection.InvalidRequestException;

/** What the prefixes of a line's XPath expressions stand for: as the line says, {@code xmlns:if=urn:…}, else the module of that name. */
final class LinePrefixes {

    private static final Pattern DECLARATION =
            Pattern.compile("xmlns:([\\p{Alpha}_][\\w.-]*)=[\"']?([^\\s\"']+)[\"']?");

    private final XPathPrefixes prefixes;
    private final Function<String, InvalidRequestException> invalid;
    private final Map<String, String> declared = new TreeMap<>();

    /**
     * @param capabilities of the device, whose modules name namespaces
     * @param invalid what is thrown for a reason
     */
    LinePrefixes(Capabilities capabilities, Function<String, InvalidRequestException> invalid) {
        this.prefixes = new XPathPrefixes(
                capabilities,
                prefix -> invalid.apply(
                        "the prefix '%s' stands for nothing; say xmlns:%s=NAMESPACE on the line, or take the name of a module of the device's hello for it"
                                .formatted(prefix, prefix)));
        this.invalid = invalid;
    }

    /** Notes what the word declares; false if it is no declaration. */
    boolean note(String word) {
        Matcher declaration = DECLARATION.matcher(word);
        boolean declares = declaration.matches();
        if (declares) {
            declared.put(declaration.group(1), declaration.group(2));
        }
        return declares;
    }

    /** All that is declared, and those that the expression has besides. */
    Map<String, String> of(String expression) {
        return prefixes.of(expression, declared);
    }

    /** Refuses declarations where nothing takes them. */
    void refuse() {
        if (!declared.isEmpty()) {
            throw invalid.apply("xmlns:%s belongs to an XPath expression"
                    .formatted(declared.keySet().iterator().next()));
        }
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.xml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;

/** The elements that are open around the place where a parser is, with the namespaces that they declare. Used by one thread. */
final class Scopes {

    /** A parser looks for each prefix among all that are declared around it: with many, work would not be linear. */
    private static final int MAX_NAMESPACES = 256;

    /** What stands around prefix and name of a namespace. */
    private static final int DECLARATION = " xmlns:=\"\"".length();

    /** So many characters of namespaces are repeated for the elements that are copied out of one message. */
    private static final int MAX_REPEATED = 16 << 20;

    /** What each open element declares, the innermost first. */
    private final Deque<Map<String, String>> scopes = new ArrayDeque<>();

    private int namespaces;
    private int repeated;

    /** How many elements are open. */
    int depth() {
        return scopes.size();
    }

    /** Opens the element where the reader is. */
    void open(XMLStreamReader reader) throws MalformedXmlException {
        int count = reader.getNamespaceCount();
        Map<String, String> declared = count == 0 ? Map.of() : new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            declared.put(XmlCursor.orEmpty(reader.getNamespacePrefix(i)), XmlCursor.orEmpty(reader.getNamespaceURI(i)));
        }
        scopes.push(declared);
        namespaces += declared.size();
        if (namespaces > MAX_NAMESPACES) {
            throw new MalformedXmlException(
                    "more than " + MAX_NAMESPACES + " namespaces are declared around one place");
        }
    }

    /** Closes the innermost element. */
    void close() {
        namespaces -= scopes.pop().size();
    }

    /** What the innermost element declares. */
    Map<String, String> declared() {
        return scopes.element();
    }

    /**
     * What is declared around the innermost element and not by itself.
     *
     * @throws MalformedXmlException if all that was given so far is so much that a short message would fill the memory
     */
    Map<String, String> inherited() throws MalformedXmlException {
        Map<String, String> inherited = new LinkedHashMap<>();
        scopes.forEach(declared -> declared.forEach(inherited::putIfAbsent));
        inherited.keySet().removeAll(scopes.element().keySet());
        inherited.forEach((prefix, namespace) -> repeated += prefix.length() + namespace.length() + DECLARATION);
        if (repeated > MAX_REPEATED) {
            throw new MalformedXmlException("the namespaces around its elements, repeated for each, are more than "
                    + MAX_REPEATED + " characters");
        }
        return inherited;
    }
}

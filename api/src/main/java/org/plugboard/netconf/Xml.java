// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * One XML element as text, complete in itself: every namespace prefix that it uses is declared in it.
 *
 * @param text the element, without XML declaration
 */
public record Xml(String text) {

    /**
     * What the JDK bounds by itself, at other numbers in each version, and how it is bounded here. Without document types no entity grows;
     * the text is there already, so that its depth is no danger. More attributes than that would keep the parser busy for long.
     */
    private static final Map<String, String> LIMITS = Map.of(
            "jdk.xml.totalEntitySizeLimit", "0",
            "jdk.xml.maxGeneralEntitySizeLimit", "0",
            "jdk.xml.maxElementDepth", "0",
            "jdk.xml.elementAttributeLimit", "10000");

    /** The element as text. */
    public static Xml of(String text) {
        return new Xml(text);
    }

    /**
     * The element as a tree, which knows namespaces. A document type declaration is refused, so nothing is read from
     * anywhere else and nothing grows. An element may have 10,000 attributes.
     *
     * @throws IllegalArgumentException if the text is not well-formed
     */
    public Document document() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            LIMITS.forEach(factory::setAttribute);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
        } catch (SAXException e) {
            throw new IllegalArgumentException("not well-formed XML: " + e.getMessage(), e);
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The same for people: each element on a line of its own. Texts stay as they are; blanks between elements do not.
     *
     * @throws IllegalArgumentException if the text is not well-formed
     */
    public Xml indented() {
        return new Xml(IndentedXml.of(text));
    }

    /** The text itself, as shells print it. */
    @Override
    public String toString() {
        return text;
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.datastore;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** XML as NETCONF has it: with namespaces, without document types, and not too deep. */
public final class Xml {

    /** The namespace of NETCONF (RFC 6241). */
    public static final String BASE = "urn:ietf:params:xml:ns:netconf:base:1.0";

    /** What the JDK bounds by itself, at other numbers in each version. Escaped characters may be as many as fit. */
    private static final Map<String, String> LIMITS = Map.of(
            "jdk.xml.totalEntitySizeLimit", "0",
            "jdk.xml.maxGeneralEntitySizeLimit", "0",
            "jdk.xml.maxElementDepth", "500",
            "jdk.xml.elementAttributeLimit", "10000");

    private static final DocumentBuilderFactory FACTORY = factory();

    private Xml() {}

    /** Reads a document; whoever sends more than 500 levels or a document type is told that it is malformed. */
    public static Element parse(String text) throws RpcProblem {
        try {
            DocumentBuilder builder;
            synchronized (FACTORY) {
                builder = FACTORY.newDocumentBuilder();
            }
            builder.setErrorHandler(new Strict());
            return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
        } catch (SAXException | IOException e) {
            throw new RpcProblem("rpc", "malformed-message", String.valueOf(e.getMessage()));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new document around an empty element. */
    public static Element empty(String name) {
        synchronized (FACTORY) {
            try {
                Document document = FACTORY.newDocumentBuilder().newDocument();
                Element root = document.createElementNS(BASE, name);
                document.appendChild(root);
                return root;
            } catch (ParserConfigurationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The elements in an element. */
    public static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** The first child of this name, in whatever namespace. */
    public static Optional<Element> child(Element parent, String name) {
        return children(parent).stream()
                .filter(child -> name.equals(child.getLocalName()))
                .findFirst();
    }

    /** The text of an element that has no children. */
    public static String text(Element element) {
        return element.getTextContent().strip();
    }

    /** The namespace of an element; empty if it has none. */
    public static String namespace(Element element) {
        return element.getNamespaceURI() == null ? "" : element.getNamespaceURI();
    }

    /** Whether both have this name in this namespace. */
    public static boolean sameName(Element one, Element other) {
        return one.getLocalName().equals(other.getLocalName()) && namespace(one).equals(namespace(other));
    }

    /** Writes what is in an element that itself is in this namespace. */
    public static String content(Element parent, String namespace) {
        StringBuilder text = new StringBuilder();
        children(parent).forEach(child -> write(child, namespace, text));
        return text.toString();
    }

    /** A text as content or value of an attribute. */
    public static String escape(@Nullable String text) {
        return text == null
                ? ""
                : text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;");
    }

    private static void write(Element element, String around, StringBuilder text) {
        String own = namespace(element);
        text.append('<').append(element.getLocalName());
        if (!own.equals(around)) {
            text.append(" xmlns=\"").append(escape(own)).append('"');
        }
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            writeAttribute((Attr) element.getAttributes().item(i), text);
        }
        List<Element> children = children(element);
        String value = children.isEmpty() ? element.getTextContent() : "";
        if (children.isEmpty() && value.isBlank()) {
            text.append("/>");
            return;
        }
        text.append('>').append(escape(value));
        children.forEach(child -> write(child, own, text));
        text.append("</").append(element.getLocalName()).append('>');
    }

    /** Prefixes are kept for values that use them; elements have none here. */
    private static void writeAttribute(Attr attribute, StringBuilder text) {
        if (!attribute.getName().equals(XMLConstants.XMLNS_ATTRIBUTE)) {
            text.append(' ')
                    .append(attribute.getName())
                    .append("=\"")
                    .append(escape(attribute.getValue()))
                    .append('"');
        }
    }

    private static DocumentBuilderFactory factory() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            LIMITS.forEach(factory::setAttribute);
            factory.setExpandEntityReferences(false);
            return factory;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Strict implements ErrorHandler {

        @Override
        public void warning(SAXParseException problem) {
            // Does not keep it from being read.
        }

        @Override
        public void error(SAXParseException problem) throws SAXException {
            throw problem;
        }

        @Override
        public void fatalError(SAXParseException problem) throws SAXException {
            throw problem;
        }
    }
}

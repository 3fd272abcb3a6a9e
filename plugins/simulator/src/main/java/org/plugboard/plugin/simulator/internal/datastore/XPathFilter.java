// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.datastore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathFactoryConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.DocumentFragment;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Selects by an XPath (RFC 6241, section 8.9) whose prefixes are those of the element that it stands in. */
public final class XPathFilter {

    private XPathFilter() {}

    /** What an expression selects, with what is around it and the keys of the lists that lead there. */
    public static Element select(Element data, String expression, Element scope, ListKeys keys) throws RpcProblem {
        Element copy = Trees.copy(data);
        Set<Node> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
        wanted.addAll(evaluate(copy, expression, scope));
        prune(copy, wanted, keys);
        return copy;
    }

    /** The nodes of a tree that an expression selects; of attributes and texts their elements. */
    static List<Element> nodes(Element data, String expression, Element scope) throws RpcProblem {
        return evaluate(Trees.copy(data), expression, scope);
    }

    /** The root node has the top-level elements as its children, as the datastore has. */
    private static List<Element> evaluate(Element data, String expression, Element scope) throws RpcProblem {
        DocumentFragment root = data.getOwnerDocument().createDocumentFragment();
        List<Element> top = Xml.children(data);
        top.forEach(root::appendChild);
        try {
            XPath xpath = factory().newXPath();
            xpath.setNamespaceContext(new Scope(scope));
            NodeList found = (NodeList) xpath.evaluate(expression, root, XPathConstants.NODESET);
            List<Element> elements = new ArrayList<>();
            for (int i = 0; i < found.getLength(); i++) {
                Node node = found.item(i);
                if (node == root) {
                    elements.addAll(top);
                } else if (element(node) instanceof Element element) {
                    elements.add(element);
                }
            }
            return elements;
        } catch (XPathExpressionException e) {
            throw RpcProblem.invalid("the XPath " + expression + " selects no nodes: " + reason(e));
        } finally {
            top.forEach(data::appendChild);
        }
    }

    private static XPathFactory factory() {
        try {
            XPathFactory factory = XPathFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory;
        } catch (XPathFactoryConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Node element(Node node) {
        if (node instanceof Attr attribute) {
            return attribute.getOwnerElement();
        }
        return node instanceof Element ? node : node.getParentNode();
    }

    private static String reason(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getMessage() == null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    /** Whether anything of it is wanted. */
    private static boolean prune(Element element, Set<Node> wanted, ListKeys keys) {
        if (wanted.contains(element)) {
            return true;
        }
        List<Element> own = keys.of(element);
        boolean any = false;
        List<Element> unwanted = new ArrayList<>();
        for (Element child : Xml.children(element)) {
            if (prune(child, wanted, keys)) {
                any = true;
            } else if (!own.contains(child)) {
                unwanted.add(child);
            }
        }
        unwanted.forEach(element::removeChild);
        return any;
    }

    /** The prefixes that hold at an element. */
    private record Scope(Element element) implements NamespaceContext {

        @Override
        public String getNamespaceURI(String prefix) {
            String namespace = prefix.isEmpty() ? null : element.lookupNamespaceURI(prefix);
            return namespace == null ? XMLConstants.NULL_NS_URI : namespace;
        }

        @Override
        public String getPrefix(String namespace) {
            return element.lookupPrefix(namespace);
        }

        @Override
        public Iterator<String> getPrefixes(String namespace) {
            return List.of(element.lookupPrefix(namespace)).iterator();
        }
    }
}

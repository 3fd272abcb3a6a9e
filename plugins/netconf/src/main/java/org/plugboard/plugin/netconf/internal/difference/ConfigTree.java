// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.plugboard.netconf.Rpc;
import org.plugboard.plugin.netconf.internal.xml.Enclosed;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;
import org.plugboard.plugin.netconf.internal.xml.XmlCursor;
import org.plugboard.plugin.netconf.internal.xml.XmlText;

/** An element of a configuration with all that is in it, as far as it matters for comparing. */
public final class ConfigTree {

    /** What may stand around a configuration, the one in the other; in other namespaces these names are data. */
    private static final Set<String> WRAPPERS = Set.of("rpc-reply", "data", "config");

    private static final Set<String> WRAPPER_NAMESPACES = Set.of("", Rpc.BASE, Rpc.NMDA);

    private final String namespace;
    private final String name;
    private final String attributes;
    private final List<ConfigTree> children;
    private final LeafValue value;
    private final int hash;

    private ConfigTree(String namespace, String name, String attributes, List<ConfigTree> children, LeafValue value) {
        this.namespace = namespace;
        this.name = name;
        this.attributes = attributes;
        this.children = children;
        this.value = value;
        this.hash = Objects.hash(namespace, name, attributes, children, value);
    }

    /** An element without a name, around the elements of the configuration. */
    public static ConfigTree read(String xml) throws MalformedXmlException {
        ConfigTree tree = Enclosed.read(xml, "", ConfigTree::element);
        while (tree.children.size() == 1 && tree.children.get(0).isWrapper()) {
            tree = tree.children.get(0);
        }
        return new ConfigTree("", "", "", tree.children, LeafValue.NONE);
    }

    private boolean isWrapper() {
        return WRAPPERS.contains(name) && WRAPPER_NAMESPACES.contains(namespace);
    }

    private static ConfigTree element(XmlCursor cursor) throws MalformedXmlException {
        XMLStreamReader reader = cursor.reader();
        String namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
        String name = reader.getLocalName();
        String attributes = attributes(reader);
        List<ConfigTree> children = new ArrayList<>(0);
        StringBuilder text = new StringBuilder(0);
        int inside = cursor.depth();
        int event = cursor.next();
        while (cursor.depth() >= inside) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.add(element(cursor));
            } else if (cursor.isAtContent()) {
                text.append(reader.getText());
            }
            event = cursor.next();
        }
        // The reader stands at the end of the element, where its declarations still hold.
        LeafValue value = children.isEmpty() ? LeafValue.of(text.toString(), reader::getNamespaceURI) : LeafValue.NONE;
        return new ConfigTree(namespace, name, attributes, List.copyOf(children), value);
    }

    /** Those without a namespace, such as {@code inactive} of Junos; others say when and by whom something was changed. */
    private static String attributes(XMLStreamReader reader) {
        if (reader.getAttributeCount() == 0) {
            return "";
        }
        Map<String, String> own = new TreeMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            if (namespace == null || namespace.isEmpty()) {
                own.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
        }
        StringBuilder written = new StringBuilder();
        own.forEach((attribute, value) -> XmlText.escape(
                        written.append(' ').append(attribute).append("=\""), value)
                .append('"'));
        return written.toString();
    }

    boolean hasAttributesOf(ConfigTree other) {
        return attributes.equals(other.attributes);
    }

    String name() {
        return name;
    }

    List<ConfigTree> children() {
        return children;
    }

    String text() {
        return value.text();
    }

    boolean isLeaf() {
        return children.isEmpty();
    }

    /** Name and namespace. */
    String kind() {
        return namespace + " " + name;
    }

    boolean hasAttributes() {
        return !attributes.isEmpty();
    }

    /** As XML, with all that is in it. */
    String written() {
        return write(new StringBuilder(), 0, "").toString();
    }

    private StringBuilder write(StringBuilder out, int depth, String around) {
        out.append("  ".repeat(depth)).append('<').append(name);
        if (!namespace.equals(around)) {
            XmlText.escape(out.append(" xmlns=\""), namespace).append('"');
        }
        out.append(attributes);
        if (isLeaf()) {
            value.declare(out);
            if (text().isEmpty()) {
                return out.append("/>");
            }
            XmlText.escape(out.append('>'), text());
        } else {
            out.append('>');
            children.forEach(child -> child.write(out.append('\n'), depth + 1, namespace));
            out.append('\n').append("  ".repeat(depth));
        }
        return out.append("</").append(name).append('>');
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConfigTree tree
                && hash == tree.hash
                && name.equals(tree.name)
                && namespace.equals(tree.namespace)
                && attributes.equals(tree.attributes)
                && value.equals(tree.value)
                && children.equals(tree.children);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}

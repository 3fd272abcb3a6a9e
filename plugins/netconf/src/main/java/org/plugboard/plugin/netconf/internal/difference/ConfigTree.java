// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.difference;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;
import org.plugboard.plugin.netconf.internal.xml.XmlCursor;
import org.plugboard.plugin.netconf.internal.xml.XmlText;

/** An element of a configuration with all that is in it, as far as it matters for comparing. */
public final class ConfigTree {

    /** What may stand around a configuration, the one in the other. */
    private static final List<String> WRAPPERS = List.of("rpc-reply", "data", "config");

    private final String namespace;
    private final String name;
    private final String attributes;
    private final List<ConfigTree> children;
    private final String text;
    private final int hash;

    private ConfigTree(String namespace, String name, String attributes, List<ConfigTree> children, String text) {
        this.namespace = namespace;
        this.name = name;
        this.attributes = attributes;
        this.children = children;
        this.text = text;
        this.hash = Objects.hash(namespace, name, attributes, children, text);
    }

    /** An element without a name, around the elements of the configuration. */
    public static ConfigTree read(String xml) throws MalformedXmlException {
        String text = xml.strip();
        int end = text.startsWith("<?xml") ? text.indexOf("?>") + 2 : 0;
        XmlCursor cursor = XmlCursor.atRoot(new StringReader("<around>" + text.substring(end) + "</around>"), 0);
        ConfigTree tree = element(cursor);
        while (tree.children.size() == 1 && WRAPPERS.contains(tree.children.get(0).name)) {
            tree = tree.children.get(0);
        }
        return new ConfigTree("", "", "", tree.children, "");
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
        String content = children.isEmpty() ? text.toString().strip() : "";
        return new ConfigTree(namespace, name, attributes, List.copyOf(children), content);
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
        return text;
    }

    boolean isLeaf() {
        return children.isEmpty();
    }

    /** Name and namespace. */
    String kind() {
        return namespace + " " + name;
    }

    /** What is written of it in a difference. */
    String shown() {
        return isLeaf() && !text.isEmpty()
                ? text
                : write(new StringBuilder(), 0, "").toString();
    }

    private StringBuilder write(StringBuilder out, int depth, String around) {
        out.append("  ".repeat(depth)).append('<').append(name);
        if (!namespace.equals(around)) {
            XmlText.escape(out.append(" xmlns=\""), namespace).append('"');
        }
        out.append(attributes);
        if (isLeaf()) {
            if (text.isEmpty()) {
                return out.append("/>");
            }
            XmlText.escape(out.append('>'), text);
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
                && text.equals(tree.text)
                && children.equals(tree.children);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}

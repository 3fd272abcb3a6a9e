// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.datastore;

import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import org.w3c.dom.Element;

/**
 * Which leaves have which values when nobody has set them (RFC 6243).
 *
 * @param values the values by the names that lead to the leaf, as in {@code /interfaces/interface/enabled}
 */
public record Defaults(Map<String, String> values) {

    /** Marks a leaf that has its default (RFC 6243, section 6). */
    private static final String NAMESPACE = "urn:ietf:params:xml:ns:netconf:default:1.0";

    /** What a reply says of them. */
    public enum Mode {
        /** All. */
        REPORT_ALL,
        /** All, those that are defaults with a mark. */
        REPORT_ALL_TAGGED,
        /** Only what is not the default. */
        TRIM,
        /** What somebody has set, if to the default. */
        EXPLICIT
    }

    /**
     * What a tree says in a mode.
     *
     * @param setAreDefaults whether a leaf that somebody has set to its default is one for the device
     */
    public Element in(Element tree, Mode mode, boolean setAreDefaults) {
        if (mode == Mode.EXPLICIT || values.isEmpty()) {
            return tree;
        }
        Element result = Trees.copy(tree);
        values.forEach((path, value) -> {
            List<String> steps = List.of(path.substring(1).split("/"));
            apply(result, steps, value, mode, setAreDefaults);
        });
        return result;
    }

    private static void apply(Element parent, List<String> steps, String value, Mode mode, boolean setAreDefaults) {
        String name = steps.get(0);
        if (steps.size() > 1) {
            Xml.children(parent).stream()
                    .filter(child -> name.equals(child.getLocalName()))
                    .forEach(child -> apply(child, steps.subList(1, steps.size()), value, mode, setAreDefaults));
            return;
        }
        Element leaf = Xml.child(parent, name).orElse(null);
        boolean set = leaf != null;
        if (mode == Mode.TRIM) {
            if (leaf != null && Xml.text(leaf).equals(value)) {
                parent.removeChild(leaf);
            }
            return;
        }
        if (leaf == null) {
            leaf = parent.getOwnerDocument().createElementNS(parent.getNamespaceURI(), name);
            leaf.setTextContent(value);
            parent.appendChild(leaf);
        }
        if (mode == Mode.REPORT_ALL_TAGGED && Xml.text(leaf).equals(value) && (!set || setAreDefaults)) {
            leaf.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:wd", NAMESPACE);
            leaf.setAttributeNS(NAMESPACE, "wd:default", "true");
        }
    }
}

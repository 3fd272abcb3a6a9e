// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.datastore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/**
 * Where a node is, as an instance-identifier (RFC 7950, section 9.13).
 *
 * @param text the expression
 * @param prefixes the namespaces of its prefixes
 */
public record InstancePath(String text, Map<String, String> prefixes) {

    /** Nowhere in particular. */
    public static final InstancePath NONE = new InstancePath("", Map.of());

    /** Where an element is below its root, which itself stands for the datastore. */
    static InstancePath of(Element element, ListKeys keys) {
        Map<String, String> prefixes = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        for (Element step : steps(element)) {
            text.append('/').append(name(step, prefixes));
            for (Element key : keys.of(step)) {
                text.append('[').append(name(key, prefixes)).append('=').append(quoted(Xml.text(key)));
                text.append(']');
            }
        }
        return new InstancePath(text.toString(), prefixes);
    }

    /** The element and those around it, the outermost first, without the root. */
    static Deque<Element> steps(Element element) {
        Deque<Element> steps = new ArrayDeque<>();
        Element step = element;
        while (step.getParentNode() instanceof Element parent) {
            steps.push(step);
            step = parent;
        }
        return steps;
    }

    /** The declarations of the prefixes, as attributes. */
    public String declarations() {
        return prefixes.entrySet().stream()
                .map(prefix -> " xmlns:" + prefix.getKey() + "=\"" + Xml.escape(prefix.getValue()) + '"')
                .collect(Collectors.joining());
    }

    private static String name(Element element, Map<String, String> prefixes) {
        String namespace = Xml.namespace(element);
        if (namespace.isEmpty()) {
            return element.getLocalName();
        }
        String prefix = prefixes.entrySet().stream()
                .filter(known -> known.getValue().equals(namespace))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("n" + (prefixes.size() + 1));
        prefixes.putIfAbsent(prefix, namespace);
        return prefix + ':' + element.getLocalName();
    }

    private static String quoted(String value) {
        return value.indexOf('\'') < 0 ? '\'' + value + '\'' : '"' + value + '"';
    }
}

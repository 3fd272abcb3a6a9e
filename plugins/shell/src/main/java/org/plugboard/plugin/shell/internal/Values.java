// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.service.command.Function;
import org.jspecify.annotations.Nullable;
import org.plugboard.netconf.Difference;
import org.plugboard.netconf.Xml;

/** Results of services as people read them: texts as they are, XML, maps, records and lists in indented lines. */
final class Values {

    private static final String INDENT = "  ";

    private Values() {}

    /** The text of a result; empty for none. A table keeps to the width. */
    static String text(@Nullable Object value, int width) {
        return value instanceof Table table ? table.text(width) : String.join("\n", lines(value));
    }

    private static List<String> lines(@Nullable Object value) {
        Object plain = plain(value);
        List<String> lines = new ArrayList<>();
        if (plain instanceof Map<?, ?> map) {
            map.forEach((key, entry) -> add(lines, key + ":", entry, INDENT));
        } else if (plain instanceof Collection<?> collection) {
            collection.forEach(entry -> add(lines, "-", entry, INDENT));
        } else if (plain != null) {
            lines.add(plain.toString());
        }
        return lines;
    }

    private static void add(List<String> lines, String head, @Nullable Object value, String indent) {
        List<String> below = lines(value).stream().flatMap(line -> line.lines()).toList();
        Object plain = plain(value);
        if (below.size() == 1 && !(plain instanceof Map || plain instanceof Collection)) {
            lines.add(head + " " + below.get(0));
        } else {
            lines.add(head);
            below.forEach(line -> lines.add(indent + line));
        }
    }

    /** What a value is made of: a map, a collection, or something with a text of its own. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Function) {
            // Whoever defines a command has just typed it.
            return null;
        } else if (value instanceof Optional<?> optional) {
            return plain(optional.orElse(null));
        } else if (value instanceof Xml xml) {
            return indented(xml);
        } else if (value instanceof Difference difference) {
            return difference.isEmpty() ? "no difference" : difference.toString();
        } else if (value instanceof Record components) {
            return components(components);
        } else if (value != null && value.getClass().isArray()) {
            List<@Nullable Object> elements = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(Array.get(value, i));
            }
            return elements;
        }
        return value;
    }

    /** Any class may give out what it calls XML. */
    private static String indented(Xml xml) {
        try {
            return xml.indented().text();
        } catch (IllegalArgumentException notWellFormed) {
            return xml.text();
        }
    }

    private static Object components(Record value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            try {
                map.put(component.getName(), component.getAccessor().invoke(value));
            } catch (IllegalAccessException | InvocationTargetException notForUs) {
                return value.toString();
            }
        }
        return map;
    }
}

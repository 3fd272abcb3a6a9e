// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One section of a configuration file, as Python's configparser reads it: {@code key = value} or {@code key: value}, keys in any
 * case, values that go on in lines that are indented deeper, comments in lines of their own, and a section {@code DEFAULT} behind
 * all others. {@code $VAR} and <code>${VAR}</code> in a value become the variable if it is set (semantics 124).
 *
 * @param values the values by key in lower case
 * @param strange the numbers of lines that are nothing of all this, and are left out
 */
record IniFile(Map<String, String> values, List<Integer> strange) {

    private static final Pattern SECTION = Pattern.compile("\\[([^\\]]+)\\].*");
    private static final Pattern ENTRY = Pattern.compile("([^=:\\s][^=:]*?)\\s*[=:]\\s*(.*)");
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\w+)|\\{([^}]*)\\})");
    private static final String DEFAULTS = "DEFAULT";

    IniFile {
        values = Map.copyOf(values);
        strange = List.copyOf(strange);
    }

    /** Reads a section, empty if it is not there. */
    static IniFile section(String name, List<String> lines, UnaryOperator<@Nullable String> variables) {
        Map<String, String> defaults = new LinkedHashMap<>();
        Map<String, String> own = new LinkedHashMap<>();
        List<Integer> strange = new ArrayList<>();
        Map<String, String> target = null;
        String key = null;
        int keyIndent = 0;
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#") || text.startsWith(";")) {
                continue;
            }
            int indent = line.length() - line.stripLeading().length();
            Matcher section = SECTION.matcher(text);
            Matcher entry = ENTRY.matcher(text);
            if (key != null && target != null && indent > keyIndent) {
                target.merge(key, text, (before, more) -> before + "\n" + more);
            } else if (section.matches()) {
                target = section.group(1).equals(name)
                        ? own
                        : section.group(1).equals(DEFAULTS) ? defaults : new LinkedHashMap<>();
                key = null;
            } else if (target != null && entry.matches()) {
                key = entry.group(1).toLowerCase(Locale.ROOT);
                keyIndent = indent;
                target.put(key, entry.group(2));
            } else {
                strange.add(number);
            }
        }
        Map<String, String> values = new LinkedHashMap<>(defaults);
        values.putAll(own);
        values.replaceAll((any, value) -> expanded(value, variables));
        return new IniFile(values, strange);
    }

    private static String expanded(String value, UnaryOperator<@Nullable String> variables) {
        return VARIABLE.matcher(value).replaceAll(found -> {
            String name = found.group(1) == null ? found.group(2) : found.group(1);
            String set = variables.apply(name);
            return Matcher.quoteReplacement(set == null ? found.group() : set);
        });
    }

    /** Without the values, keys among them. */
    @Override
    public String toString() {
        return "section with " + values.keySet();
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.difference;

import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.netconf.internal.xml.XmlText;

/**
 * What a leaf says. Of the name of an identity (RFC 7950, section 9.10.3) the namespace counts and not which prefix stands for it.
 *
 * @param text as it was written, with its blanks, which belong to a string
 * @param prefix that is declared for the text, or an empty text
 * @param namespace that the prefix stands for, or an empty text
 */
record LeafValue(String text, String prefix, String namespace) {

    static final LeafValue NONE = new LeafValue("", "", "");

    /** Names of identities as YANG has them; a prefix that begins with {@code xml} is XML's own. */
    private static final Pattern NAME =
            Pattern.compile("\\s*((?!xml)[A-Za-z_][A-Za-z0-9_.-]*):([A-Za-z_][A-Za-z0-9_.-]*)\\s*");

    /** @param declared the namespace of a prefix, or null */
    static LeafValue of(String text, UnaryOperator<@Nullable String> declared) {
        if (text.isBlank()) {
            return NONE;
        }
        Matcher name = NAME.matcher(text);
        String namespace = name.matches() ? declared.apply(name.group(1)) : null;
        return namespace == null ? new LeafValue(text, "", "") : new LeafValue(text, name.group(1), namespace);
    }

    /** What tells it from others of its namespace. */
    private String local() {
        return prefix.isEmpty() ? text : text.substring(text.indexOf(':') + 1).strip();
    }

    /** Writes the declaration that the text needs, if any. */
    void declare(StringBuilder out) {
        if (!prefix.isEmpty()) {
            XmlText.escape(out.append(" xmlns:").append(prefix).append("=\""), namespace)
                    .append('"');
        }
    }

    /** By what it means; written out as that of {@link EntryKey}. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LeafValue value && namespace.equals(value.namespace) && local().equals(value.local());
    }

    @Override
    public int hashCode() {
        return Objects.hash(namespace, local());
    }

    @Override
    public String toString() {
        return text;
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Single values as PyYAML reads them; a time stamp stays the text that it is. */
final class Scalars extends SafeConstructor {

    private static final Set<Tag> KNOWN = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL);

    Scalars(LoaderOptions options) {
        super(options);
    }

    Scalar read(ScalarNode node, Place place, Markup markup) {
        Tag tag = node.getTag();
        if (!KNOWN.contains(tag)) {
            throw place.error("the tag " + tag.getValue() + " has no meaning in a testbed");
        }
        if (tag.equals(Tag.STR)) {
            String text = markup.resolve(node.getValue(), place);
            return new Scalar(text, text);
        }
        return new Scalar(node.getValue(), value(node, place));
    }

    private @Nullable Object value(ScalarNode node, Place place) {
        try {
            return constructObject(node);
        } catch (IllegalArgumentException | YAMLException e) {
            // The exception is not passed on: it quotes the file, and with it perhaps a password.
            throw place.error("cannot be read as " + node.getTag().getValue());
        }
    }

    /**
     * Snakeyaml's rules for what is no text, without time stamps and with PyYAML's floating point numbers: snakeyaml
     * takes {@code 1e3} for one, PyYAML does not.
     */
    static final class PyYamlResolver extends Resolver {

        private static final Pattern PYYAML_FLOAT = Pattern.compile("[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?"
                + "|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
                + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*"
                + "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, BOOL, "yYnNtTfFoO");
            addImplicitResolver(Tag.INT, INT, "-+0123456789");
            addImplicitResolver(Tag.FLOAT, PYYAML_FLOAT, "-+0123456789.");
            addImplicitResolver(Tag.MERGE, MERGE, "<");
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }
}

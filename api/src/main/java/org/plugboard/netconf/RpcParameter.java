// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.util.Map;

/** One parameter of an operation, as a value that hooks can look at. Never shows a configuration by {@code toString}. */
public sealed interface RpcParameter {

    /** The name of its element. */
    String name();

    /**
     * An element with a text.
     *
     * @param namespace of the element; an empty text is that of the operation
     * @param value the text; an element with an empty one has no content
     * @param prefixes what the prefixes in the text stand for
     */
    record Text(String name, String namespace, String value, Map<String, String> prefixes) implements RpcParameter {

        public Text {
            prefixes = Map.copyOf(prefixes);
        }

        /** In the namespace of the operation. */
        public Text(String name, String value) {
            this(name, "", value, Map.of());
        }

        /** Its name: a text may be a word that only its owner shall know. */
        @Override
        public String toString() {
            return name;
        }
    }

    /** An element with a place of a configuration in it. */
    record Place(String name, ConfigSource place) implements RpcParameter {

        @Override
        public String toString() {
            return name + " " + place;
        }
    }

    /**
     * Elements of the caller's.
     *
     * @param name of the element around them; an empty text is none, they stand within the operation itself
     * @param xml with or without that element, or the operation's, around them
     */
    record Content(String name, String xml) implements RpcParameter {

        @Override
        public String toString() {
            return (name + " XML of " + xml.length() + " characters").strip();
        }
    }

    /** A filter, in the form that the operation has for one. */
    record Selection(Filter filter) implements RpcParameter {

        @Override
        public String name() {
            return "filter";
        }
    }
}

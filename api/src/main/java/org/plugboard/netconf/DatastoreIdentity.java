// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A datastore as the operations of RFC 8526 name one: an identity of YANG (RFC 8342, section 7.1), of which modules add more:
 * factory-default (RFC 8808), dynamic ones.
 */
public sealed interface DatastoreIdentity extends ConfigSource permits Datastore, DatastoreIdentity.Other {

    /** Of the identities of RFC 8342. */
    String DATASTORES = "urn:ietf:params:xml:ns:yang:ietf-datastores";

    /** What the device came with, read only (RFC 8808). */
    DatastoreIdentity FACTORY_DEFAULT =
            new Other("urn:ietf:params:xml:ns:yang:ietf-factory-default", "factory-default");

    /** The namespace of the module that has the identity. */
    String namespace();

    /** The name of the identity: {@code running}. */
    String identity();

    /**
     * As people write one: {@code running}, {@code factory-default}, or <code>{namespace}name</code> of any other.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static DatastoreIdentity of(String text) {
        Optional<Datastore> known = ConfigPlaces.datastore(text);
        return known.isPresent()
                ? known.get()
                : Other.find(text)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "a datastore (%s) is wanted".formatted(ConfigPlaces.identities())));
    }

    /**
     * The one of this namespace and name.
     *
     * @throws IllegalArgumentException if these are none of YANG's
     */
    static DatastoreIdentity of(String namespace, String identity) {
        Optional<Datastore> known = namespace.equals(DATASTORES) ? ConfigPlaces.datastore(identity) : Optional.empty();
        return known.isPresent() ? known.get() : new Other(namespace, identity);
    }

    /**
     * One that this API does not know.
     *
     * @param namespace of its module
     * @param identity its name
     */
    record Other(String namespace, String identity) implements DatastoreIdentity {

        private static final Pattern TEXT = Pattern.compile("\\{([^{}\\s]+)\\}(\\S+)");
        private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

        /** @throws IllegalArgumentException if it has no namespace, or its name is none of YANG's */
        public Other {
            if (namespace.isBlank() || !NAME.matcher(identity).matches()) {
                throw new IllegalArgumentException("a datastore has a namespace and the name of an identity");
            }
        }

        /** One that is written by its namespace, or that of RFC 8808. */
        static Optional<DatastoreIdentity> find(String text) {
            String word = text.strip();
            if (word.equalsIgnoreCase(FACTORY_DEFAULT.identity())) {
                return Optional.of(FACTORY_DEFAULT);
            }
            Matcher written = TEXT.matcher(word);
            return written.matches()
                    ? Optional.of(DatastoreIdentity.of(written.group(1), written.group(2)))
                    : Optional.empty();
        }

        /** As {@link DatastoreIdentity#of} reads it. */
        @Override
        public String toString() {
            return equals(FACTORY_DEFAULT) ? identity : "{" + namespace + "}" + identity;
        }
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A datastore as {@code get-data} and {@code edit-data} name one: an identity of YANG (RFC 8342, section 7.1), of which modules add more:
 * factory-default (RFC 8808), dynamic ones.
 */
public sealed interface DatastoreIdentity permits Datastore, DatastoreIdentity.Other {

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
        String word = text.strip();
        if (word.equalsIgnoreCase(FACTORY_DEFAULT.identity())) {
            return FACTORY_DEFAULT;
        }
        return Arrays.stream(Datastore.values())
                .filter(known -> known.toString().equalsIgnoreCase(word))
                .<DatastoreIdentity>map(known -> known)
                .findFirst()
                .orElseGet(() -> Other.read(word));
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

        private static DatastoreIdentity read(String word) {
            Matcher written = TEXT.matcher(word);
            if (!written.matches()) {
                throw new IllegalArgumentException("a datastore (%s, %s or {namespace}name) is wanted"
                        .formatted(ConfigPlaces.datastores(), FACTORY_DEFAULT));
            }
            return new Other(written.group(1), written.group(2));
        }

        /** As {@link DatastoreIdentity#of} reads it. */
        @Override
        public String toString() {
            return equals(FACTORY_DEFAULT) ? identity : "{" + namespace + "}" + identity;
        }
    }
}

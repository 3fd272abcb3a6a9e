// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.DatastoreIdentity;
import org.plugboard.netconf.Rpc;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;
import org.plugboard.plugin.netconf.internal.xml.XmlCursor;

/** The datastore that an operation acts on. */
final class Target {

    private Target() {}

    /**
     * That of its {@code target} (RFC 6241), or its {@code datastore} (RFC 8526, section 3.1.2).
     *
     * @param operation as {@link org.plugboard.plugin.netconf.internal.xml.Fragment} and {@link Operation} write it
     * @return empty if it is a URL, there is none, or it cannot be read
     */
    static Optional<DatastoreIdentity> of(String operation) {
        try {
            XmlCursor cursor = XmlCursor.atRoot(new StringReader(operation), 0);
            while (cursor.nextChild()) {
                if (cursor.is(Rpc.NMDA, "datastore")) {
                    return named(cursor);
                }
                if (cursor.isBase("target")) {
                    return cursor.nextChild() ? datastore(cursor) : Optional.empty();
                }
                cursor.skip();
            }
        } catch (MalformedXmlException e) {
            // No device knows it either.
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<DatastoreIdentity> datastore(XmlCursor cursor) throws MalformedXmlException {
        if (cursor.is(Rpc.NMDA, "datastore")) {
            return named(cursor);
        }
        for (Datastore datastore : Datastore.values()) {
            if (cursor.isBase(datastore.toString())) {
                return Optional.of(datastore);
            }
        }
        return Optional.empty();
    }

    /** As RFC 8526 names one, by a prefix; none if that stands for nothing, so that no device knows it. */
    private static Optional<DatastoreIdentity> named(XmlCursor cursor) throws MalformedXmlException {
        Map<String, String> namespaces = cursor.inScope();
        String[] name = cursor.text().split(":", 2);
        String namespace = namespaces.get(name.length == 1 ? "" : name[0]);
        try {
            return namespace == null
                    ? Optional.empty()
                    : Optional.of(DatastoreIdentity.of(namespace, name[name.length - 1]));
        } catch (IllegalArgumentException e) {
            // A name that YANG does not know.
            return Optional.empty();
        }
    }
}

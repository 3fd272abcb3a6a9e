// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.Set;
import org.plugboard.netconf.Rpc;
import org.plugboard.plugin.netconf.internal.xml.Fragment;
import org.plugboard.plugin.netconf.internal.xml.XmlCursor;

/**
 * One request as it is sent (RFC 6241, section 7).
 *
 * @param name for messages
 * @param namespace of what it answers with beside NETCONF's own elements
 * @param xml the element within {@code rpc}, whose namespace it is in where it names none
 * @param limits what it may cost
 */
record Operation(String name, String namespace, String xml, Limits limits) {

    private static final Set<String> NAMESPACES = Set.of(Rpc.BASE, Rpc.NMDA, Rpc.MONITORING);
    private static final Set<String> DATA = Set.of("get", "get-config", "get-data", "get-schema");

    /**
     * The request as XML.
     *
     * @throws org.plugboard.connection.InvalidRequestException if what the caller gave cannot be sent; it begins with {@code subject}
     */
    static Operation of(String subject, Rpc rpc, Limits ofConnection) {
        String xml = new RequestWriter(subject, rpc).write();
        return new Operation(rpc.name(), rpc.namespace(), xml, ofConnection.with(rpc.limits()));
    }

    /** The name of its element, also where it was given as XML: what a device refuses. */
    String elementName() {
        return Fragment.name(xml);
    }

    /** Whether this element of a reply is {@code data}, in NETCONF's namespace, the operation's or none. */
    boolean isData(String elementNamespace, String elementName) {
        return elementName.equals("data")
                && (elementNamespace.isEmpty()
                        || elementNamespace.equals(XmlCursor.BASE)
                        || elementNamespace.equals(namespace));
    }

    /** Whether the reply has an element {@code data}, which is its answer. */
    boolean answersWithData() {
        return DATA.contains(name) && NAMESPACES.contains(namespace);
    }
}

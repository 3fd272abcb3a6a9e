// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import java.util.Optional;
import org.plugboard.plugin.simulator.internal.datastore.RpcProblem;
import org.plugboard.plugin.simulator.internal.datastore.Xml;
import org.w3c.dom.Element;

/** Reads what is in a request. */
final class Requests {

    private Requests() {}

    /** The text of an element of a request. */
    static Optional<String> text(Element request, String name) {
        return Xml.child(request, name).map(Xml::text);
    }

    static String required(Element request, String name) throws RpcProblem {
        return text(request, name).orElseThrow(() -> RpcProblem.missing(name));
    }

    static Element child(Element request, String name) throws RpcProblem {
        return Xml.child(request, name).orElseThrow(() -> RpcProblem.missing(name));
    }

    /** The element that says of which datastore, URL or configuration it is. */
    static Element place(Element request, String role) throws RpcProblem {
        return Xml.children(child(request, role)).stream().findFirst().orElseThrow(() -> RpcProblem.missing(role));
    }

    /** The name of the datastore that a place means, by its element or as RFC 8526, section 3.2 writes it. */
    static String datastore(Element place) {
        return isNamed(place) ? local(Xml.text(place)) : place.getLocalName();
    }

    /** Whether a place is a datastore that is named by its identity. */
    static boolean isNamed(Element place) {
        return place.getLocalName().equals("datastore") && NmdaOperations.NAMESPACE.equals(place.getNamespaceURI());
    }

    /** A whole number of at least one. */
    static long number(Element request, String name, long otherwise) throws RpcProblem {
        Optional<String> text = text(request, name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text.get());
            if (number >= 1 && number <= 4_294_967_295L) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw RpcProblem.invalid(name + " is no number: " + text.get());
        }
        throw RpcProblem.invalid(name + " is out of range: " + text.get());
    }

    /** What follows the prefix of a name. */
    static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}

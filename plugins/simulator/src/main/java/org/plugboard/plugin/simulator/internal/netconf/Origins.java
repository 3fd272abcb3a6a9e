// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import java.util.List;
import java.util.Set;
import org.plugboard.plugin.simulator.internal.datastore.RpcProblem;
import org.plugboard.plugin.simulator.internal.datastore.Xml;
import org.w3c.dom.Element;

/**
 * The filters by origin of {@code get-data} (RFC 8526, section 3.1.1). They are about configuration only, and all configuration of a
 * simulated device is there because somebody intended it.
 */
final class Origins {

    private static final String ANY = "origin";
    private static final String INTENDED = "intended";

    /** RFC 8342, section 7. */
    private static final Set<String> KNOWN =
            Set.of(ANY, INTENDED, "dynamic", "system", "learned", "default", "unknown");

    private Origins() {}

    /** Whether a request for operational data wants the configuration among them. */
    static boolean includeConfiguration(Element request) throws RpcProblem {
        List<String> wanted = named(request, "origin-filter");
        List<String> unwanted = named(request, "negated-origin-filter");
        if (!wanted.isEmpty() && !unwanted.isEmpty()) {
            throw RpcProblem.badElement("negated-origin-filter", "origin-filter is here, too");
        }
        return unwanted.isEmpty() ? wanted.isEmpty() || haveIntended(wanted) : !haveIntended(unwanted);
    }

    /** Refuses what only operational data can be asked by. */
    static void refuse(Element request) throws RpcProblem {
        for (String name : List.of("origin-filter", "negated-origin-filter", "with-origin")) {
            if (Xml.child(request, name).isPresent()) {
                throw RpcProblem.badElement(name, "only data of operational have an origin");
            }
        }
    }

    private static boolean haveIntended(List<String> origins) {
        return origins.contains(INTENDED) || origins.contains(ANY);
    }

    private static List<String> named(Element request, String name) throws RpcProblem {
        List<String> origins = Xml.children(request).stream()
                .filter(child -> child.getLocalName().equals(name))
                .map(child -> Requests.local(Xml.text(child)))
                .toList();
        for (String origin : origins) {
            if (!KNOWN.contains(origin)) {
                throw RpcProblem.invalid("there is no origin " + origin);
            }
        }
        return origins;
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.plugboard.plugin.simulator.internal.datastore.Defaults;
import org.plugboard.plugin.simulator.internal.datastore.RpcProblem;
import org.plugboard.plugin.simulator.internal.datastore.SubtreeFilter;
import org.plugboard.plugin.simulator.internal.datastore.XPathFilter;
import org.plugboard.plugin.simulator.internal.datastore.Xml;
import org.w3c.dom.Element;

/** What a request wants of all that there is: its filter, and its defaults (RFC 6243). */
final class Selection {

    private static final String DEFAULTS = "with-defaults";

    private final ServerDescription description;
    private final String basic;

    Selection(ServerDescription description) {
        this.description = description;
        this.basic = description.capabilities().values(Capabilities.WITH_DEFAULTS, "basic-mode").stream()
                .findFirst()
                .orElse("explicit");
    }

    Element of(Element data, Element request) throws RpcProblem {
        Element all = withDefaults(data, request);
        Optional<Element> filter = Xml.child(request, "filter");
        return filter.isEmpty() ? all : filtered(all, filter.get());
    }

    /** What a filter of RFC 6241 selects. */
    Element filtered(Element data, Element filter) throws RpcProblem {
        return switch (attribute(filter, "type")) {
            case "", "subtree" -> subtree(data, filter);
            case "xpath" -> {
                String select = attribute(filter, "select");
                if (!description.capabilities().has(Capabilities.XPATH)) {
                    throw RpcProblem.badAttribute("type", filter, "only subtree filters are understood");
                }
                if (select.isEmpty()) {
                    throw RpcProblem.missingAttribute("select", filter);
                }
                yield xpath(data, select, filter);
            }
            default -> throw RpcProblem.badAttribute("type", filter, "there is no such type of filter");
        };
    }

    Element subtree(Element data, Element filter) {
        return SubtreeFilter.select(data, filter, description.keys());
    }

    Element xpath(Element data, String select, Element scope) throws RpcProblem {
        return XPathFilter.select(data, select, scope, description.keys());
    }

    Element withDefaults(Element data, Element request) throws RpcProblem {
        String mode = Requests.text(request, DEFAULTS).map(Requests::local).orElse(basic);
        if (Xml.child(request, DEFAULTS).isPresent() && !modes().contains(mode)) {
            throw RpcProblem.invalid(
                    "there is no mode " + mode + " of " + DEFAULTS + "; there are: " + String.join(", ", modes()));
        }
        return description
                .defaults()
                .in(
                        data,
                        Defaults.Mode.valueOf(mode.toUpperCase(Locale.ROOT).replace('-', '_')),
                        !basic.equals("explicit"));
    }

    private List<String> modes() {
        Capabilities capabilities = description.capabilities();
        return Stream.concat(
                        capabilities.values(Capabilities.WITH_DEFAULTS, "basic-mode").stream(),
                        capabilities.values(Capabilities.WITH_DEFAULTS, "also-supported").stream())
                .toList();
    }

    /** With the namespace of NETCONF or without one: both are sent. */
    private static String attribute(Element filter, String name) {
        return filter.hasAttribute(name) ? filter.getAttribute(name) : filter.getAttributeNS(Xml.BASE, name);
    }
}

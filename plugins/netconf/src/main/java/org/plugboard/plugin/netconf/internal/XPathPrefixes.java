// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.netconf.Filter;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcParameter;

/**
 * What the prefixes of XPath expressions stand for: what is said beside them, else the module of the device's hello of that name. One that
 * stands for nothing is refused, as a device would (XPath 1.0, section 2.3).
 */
final class XPathPrefixes {

    private final Capabilities capabilities;
    private final Function<String, InvalidRequestException> unknown;

    /**
     * @param capabilities of the device, whose modules name namespaces
     * @param unknown what is thrown of a prefix that stands for nothing
     */
    XPathPrefixes(Capabilities capabilities, Function<String, InvalidRequestException> unknown) {
        this.capabilities = capabilities;
        this.unknown = unknown;
    }

    /** The same request, whose expressions have what all their prefixes stand for. */
    static Rpc resolve(String subject, Rpc rpc, Capabilities capabilities) {
        XPathPrefixes prefixes = new XPathPrefixes(
                capabilities,
                prefix -> new InvalidRequestException(
                        "%s: %s: the prefix '%s' of its XPath stands for nothing; say xmlns:%s=NAMESPACE on a line of execute or give the namespace with Filter.xpath, or take the name of a module of the device's hello for it"
                                .formatted(subject, rpc.name(), prefix, prefix)));
        List<RpcParameter> resolved = rpc.parameters().stream()
                .map(parameter -> prefixes.resolve(rpc, parameter))
                .toList();
        return resolved.equals(rpc.parameters()) ? rpc : new Rpc(rpc.name(), rpc.namespace(), resolved, rpc.limits());
    }

    private RpcParameter resolve(Rpc rpc, RpcParameter parameter) {
        if (parameter instanceof RpcParameter.Selection selection
                && selection.filter().kind() == Filter.Kind.XPATH) {
            Filter filter = selection.filter();
            return new RpcParameter.Selection(Filter.xpath(filter.text(), of(filter.text(), filter.namespaces())));
        } else if (parameter instanceof RpcParameter.Text select
                && rpc.namespace().equals(Rpc.PARTIAL_LOCK)
                && select.name().equals("select")) {
            return new RpcParameter.Text(
                    select.name(), select.namespace(), select.value(), of(select.value(), select.prefixes()));
        }
        return parameter;
    }

    /** All that is said, and what the expression has besides. */
    Map<String, String> of(String expression, Map<String, String> said) {
        Map<String, String> known = new TreeMap<>(said);
        for (String prefix : XPathText.prefixes(expression)) {
            List<String> ofModule = capabilities.namespaces(prefix);
            if (!known.containsKey(prefix) && ofModule.size() != 1) {
                throw unknown.apply(prefix);
            }
            known.computeIfAbsent(prefix, ignored -> ofModule.get(0));
        }
        return known;
    }
}

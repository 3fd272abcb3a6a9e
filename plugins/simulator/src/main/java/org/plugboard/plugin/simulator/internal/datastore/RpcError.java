// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.datastore;

import java.util.List;

/**
 * An {@code rpc-error} (RFC 6241, section 4.3); what is empty is left out.
 *
 * @param type the layer: transport, rpc, protocol, application
 * @param tag what is wrong, of appendix A
 * @param severity error or warning
 * @param appTag what is wrong, in the application's words
 * @param path where
 * @param message what is wrong, for people
 * @param info the content of {@code error-info} as XML
 */
public record RpcError(
        String type, String tag, String severity, String appTag, InstancePath path, String message, String info) {

    /** The layers at which there are errors. */
    public static final List<String> TYPES = List.of("transport", "rpc", "protocol", "application");

    /** How bad it is. */
    public static final List<String> SEVERITIES = List.of("error", "warning");

    static RpcError of(String type, String tag, String message, String info) {
        return new RpcError(type, tag, "error", "", InstancePath.NONE, message, info);
    }

    RpcError at(InstancePath where) {
        return new RpcError(type, tag, severity, appTag, where, message, info);
    }

    RpcError tagged(String word) {
        return new RpcError(type, tag, severity, word, path, message, info);
    }

    /** The element, in the order of the RFC. */
    public String toXml() {
        StringBuilder xml = new StringBuilder("<rpc-error>");
        add(xml, "error-type", "", Xml.escape(type));
        add(xml, "error-tag", "", Xml.escape(tag));
        add(xml, "error-severity", "", Xml.escape(severity));
        add(xml, "error-app-tag", "", Xml.escape(appTag));
        add(xml, "error-path", path.declarations(), Xml.escape(path.text()));
        add(xml, "error-message", " xml:lang=\"en\"", Xml.escape(message));
        add(xml, "error-info", "", info);
        return xml.append("</rpc-error>").toString();
    }

    private static void add(StringBuilder xml, String name, String attributes, String content) {
        if (!content.isEmpty()) {
            xml.append('<').append(name).append(attributes).append('>').append(content);
            xml.append("</").append(name).append('>');
        }
    }
}

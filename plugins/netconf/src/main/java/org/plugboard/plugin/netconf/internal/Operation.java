// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.EditOptions;
import org.plugboard.netconf.Filter;

/**
 * One request (RFC 6241, section 7).
 *
 * @param name for messages
 * @param xml the element within {@code rpc}, whose namespace it is in where it names none
 */
record Operation(String name, String xml) {

    private static final String RAW = "rpc";

    static final Operation CLOSE_SESSION = bare("close-session");

    static Operation get(String subject, Optional<Filter> filter) {
        return new Operation("get", "<get>" + filter(subject, filter) + "</get>");
    }

    static Operation getConfig(String subject, Datastore source, Optional<Filter> filter) {
        return new Operation(
                "get-config",
                "<get-config><source><" + source + "/></source>" + filter(subject, filter) + "</get-config>");
    }

    static Operation editConfig(String subject, Datastore target, String config, EditOptions options) {
        return new Operation(
                "edit-config",
                "<edit-config><target><" + target + "/></target>"
                        + option("default-operation", options.defaultOperation())
                        + option("test-option", options.test())
                        + option("error-option", options.onError())
                        + "<config>" + Fragment.elements(subject, "the configuration", config, "config")
                        + "</config></edit-config>");
    }

    /** One that has no parameters: {@code commit}. */
    static Operation bare(String name) {
        return new Operation(name, "<" + name + "/>");
    }

    /** One that has a datastore in this parameter. */
    static Operation on(Datastore datastore, String name, String parameter) {
        return new Operation(name, "<%s><%s><%s/></%s></%s>".formatted(name, parameter, datastore, parameter, name));
    }

    /** What a caller wrote himself, with {@code rpc} around it or without. */
    static Operation raw(String subject, String xml) {
        return new Operation(RAW, Fragment.operation(subject, xml));
    }

    /** Whether it is sent whatever the device says that it can: what a caller wrote himself, and the end. */
    boolean isFree() {
        return name.equals(RAW) || equals(CLOSE_SESSION);
    }

    private static String option(String name, @Nullable Object value) {
        return value == null ? "" : "<" + name + ">" + value + "</" + name + ">";
    }

    /** The element {@code filter}; nothing for none. */
    static String filter(String subject, Optional<Filter> wanted) {
        return wanted.map(filter -> switch (filter.kind()) {
                    case SUBTREE ->
                        "<filter type=\"subtree\">" + Fragment.elements(subject, "the filter", filter.text(), "filter")
                                + "</filter>";
                    case XPATH -> xpath(filter);
                })
                .orElse("");
    }

    private static String xpath(Filter filter) {
        StringBuilder out = new StringBuilder("<filter type=\"xpath\"");
        filter.namespaces().forEach((prefix, namespace) -> XmlText.escape(
                        out.append(" xmlns:").append(prefix).append("=\""), namespace)
                .append('"'));
        return XmlText.escape(out.append(" select=\""), filter.text())
                .append("\"/>")
                .toString();
    }
}

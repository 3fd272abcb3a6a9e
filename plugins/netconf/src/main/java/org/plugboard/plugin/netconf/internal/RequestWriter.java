// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.netconf.ConfigSource;
import org.plugboard.netconf.ConfigText;
import org.plugboard.netconf.ConfigUrl;
import org.plugboard.netconf.DatastoreIdentity;
import org.plugboard.netconf.Filter;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcParameter;
import org.plugboard.plugin.netconf.internal.xml.Fragment;
import org.plugboard.plugin.netconf.internal.xml.XmlText;

/**
 * Writes a request as XML. What a caller gives is written anew or escaped, so that nothing in it can end the request; what no XML can have
 * is refused, since a device could not tell whose the request is that it cannot read.
 */
final class RequestWriter {

    /** What YANG allows, and what may stand for a namespace. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    /** What is around a configuration that is written by hand, and around one that a device gave. */
    private static final Set<String> CONFIG = Set.of("config", "data");

    private static final String FILTER = "the filter";

    /** Of the namespace of a datastore's name. */
    private static final String PREFIX = "ds";

    private final String subject;
    private final Rpc rpc;
    private final StringBuilder out = new StringBuilder();

    /** Where the content of the element begins that was opened last. */
    private int begun;

    RequestWriter(String subject, Rpc rpc) {
        this.subject = subject;
        this.rpc = rpc;
    }

    String write() {
        if (rpc.isRaw()) {
            return rpc.parameters().stream()
                    .filter(RpcParameter.Content.class::isInstance)
                    .map(parameter -> Fragment.operation(subject, ((RpcParameter.Content) parameter).xml()))
                    .findFirst()
                    .orElseGet(() -> Fragment.operation(subject, ""));
        }
        open(rpc.name(), rpc.namespace().equals(Rpc.BASE) ? "" : rpc.namespace(), Map.of());
        rpc.parameters().forEach(this::parameter);
        return close(rpc.name()).toString();
    }

    private void parameter(RpcParameter parameter) {
        if (parameter instanceof RpcParameter.Text text) {
            open(text.name(), text.namespace(), text.prefixes());
            text(text.name(), text.value());
            close(text.name());
        } else if (parameter instanceof RpcParameter.Place place) {
            open(place.name(), "", Map.of());
            place(place.place());
            close(place.name());
        } else if (parameter instanceof RpcParameter.Content content) {
            content(content.name(), content.xml());
        } else if (parameter instanceof RpcParameter.Selection selection) {
            filter(selection.filter());
        }
    }

    private void place(ConfigSource place) {
        if (place instanceof DatastoreIdentity datastore) {
            datastore(datastore);
        } else if (place instanceof ConfigUrl url) {
            open("url", "", Map.of());
            text("url", url.url());
            close("url");
        } else if (place instanceof ConfigText text) {
            content("config", text.xml());
        }
    }

    private void datastore(DatastoreIdentity datastore) {
        if (Datastores.isOfNmda(datastore)) {
            open("datastore", Rpc.NMDA, Map.of(PREFIX, datastore.namespace()));
            out.append(PREFIX).append(':').append(checked(datastore.identity()));
            close("datastore");
        } else {
            open(datastore.identity(), "", Map.of());
            close(datastore.identity());
        }
    }

    private void content(String name, String xml) {
        if (name.isEmpty()) {
            out.append(elements("the content of " + rpc.name(), xml, Set.of(rpc.name())));
        } else {
            open(name, "", Map.of());
            boolean config = name.equals("config");
            out.append(elements(
                    config ? "the configuration" : "the content of " + name, xml, config ? CONFIG : Set.of(name)));
            close(name);
        }
    }

    /** @param wrappers what may be around them and is left out */
    private String elements(String what, String xml, Set<String> wrappers) {
        return Fragment.elements(subject, what, xml, rpc.namespace(), wrappers);
    }

    private void filter(Filter filter) {
        boolean nmda = rpc.namespace().equals(Rpc.NMDA);
        if (filter.kind() == Filter.Kind.SUBTREE) {
            out.append(nmda ? "<subtree-filter>" : "<filter type=\"subtree\">")
                    .append(elements(FILTER, filter.text(), Set.of("filter")))
                    .append(nmda ? "</subtree-filter>" : "</filter>");
        } else if (nmda) {
            open("xpath-filter", "", filter.namespaces());
            text(FILTER, filter.text());
            close("xpath-filter");
        } else {
            out.append("<filter type=\"xpath\"");
            declare(filter.namespaces());
            out.append(" select=\"");
            text(FILTER, filter.text()).append("\"/>");
        }
    }

    private void open(String name, String namespace, Map<String, String> prefixes) {
        out.append('<').append(checked(name));
        if (!namespace.isEmpty()) {
            out.append(" xmlns=\"");
            text("the namespace of " + name, namespace).append('"');
        }
        declare(prefixes);
        out.append('>');
        begun = out.length();
    }

    private void declare(Map<String, String> prefixes) {
        prefixes.forEach((prefix, namespace) -> {
            out.append(" xmlns:").append(checked(prefix)).append("=\"");
            text("the namespace of " + prefix, namespace).append('"');
        });
    }

    /** Of a text a message says only {@code what} it is: it may be a word that nobody else knows. */
    private StringBuilder text(String what, String text) {
        XmlText.unwritable(text).ifPresent(at -> {
            throw new InvalidRequestException(
                    "%s: %s: %s has the character U+%04X behind %d others, which XML cannot have; leave it out"
                            .formatted(subject, rpc.name(), what, text.codePointAt(at), at));
        });
        return XmlText.escape(out, text);
    }

    /** Ends the element; one without content is written short. */
    private StringBuilder close(String name) {
        if (out.length() == begun) {
            out.setCharAt(begun - 1, '/');
            return out.append('>');
        }
        return out.append("</").append(name).append('>');
    }

    private String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidRequestException("%s: %s: '%s' is no name of an element or a prefix"
                    .formatted(subject, rpc.name(), Failures.excerpt(name)));
        }
        return name;
    }
}

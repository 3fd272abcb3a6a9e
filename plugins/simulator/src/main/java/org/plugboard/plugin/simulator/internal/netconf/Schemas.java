// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plugboard.plugin.simulator.internal.datastore.RpcProblem;
import org.plugboard.plugin.simulator.internal.datastore.Xml;
import org.plugboard.plugin.simulator.internal.netconf.ServerDescription.Schema;
import org.w3c.dom.Element;

/** The modules of a device (RFC 6022, sections 2.1.3 and 3; RFC 8525): those of its description and of its capabilities. */
final class Schemas {

    private static final String LIBRARY = "urn:ietf:params:xml:ns:yang:ietf-yang-library";

    private final List<Schema> schemas;

    Schemas(ServerDescription description) {
        this.schemas = new ArrayList<>(description.schemas());
        for (String uri : description.capabilities().uris()) {
            Capabilities.parameter(uri, "module")
                    .filter(name ->
                            schemas.stream().noneMatch(known -> known.name().equals(name)))
                    .ifPresent(name -> schemas.add(bare(name, uri)));
        }
    }

    void addTo(Operations operations) {
        operations.add(Monitoring.NAMESPACE, "get-schema", (request, session) -> text(request));
    }

    /** The list of RFC 6022. */
    String toXml() {
        return schemas.stream()
                .map(schema -> "<schema><identifier>" + Xml.escape(schema.name()) + "</identifier><version>"
                        + Xml.escape(schema.version()) + "</version><format>" + Xml.escape(schema.format())
                        + "</format><namespace>" + Xml.escape(schema.namespace())
                        + "</namespace><location>NETCONF</location></schema>")
                .collect(Collectors.joining());
    }

    /** The library of RFC 8525, in which every datastore has all modules. */
    String library(Iterable<String> datastores) {
        StringBuilder xml = new StringBuilder("<yang-library xmlns=\"" + LIBRARY + "\"><module-set><name>all</name>");
        for (Schema schema : schemas) {
            xml.append("<module><name>" + Xml.escape(schema.name()) + "</name>"
                    + (schema.version().isEmpty() ? "" : "<revision>" + Xml.escape(schema.version()) + "</revision>")
                    + "<namespace>" + Xml.escape(schema.namespace()) + "</namespace></module>");
        }
        xml.append("</module-set><schema><name>all</name><module-set>all</module-set></schema>");
        for (String datastore : datastores) {
            xml.append("<datastore><name xmlns:ds=\"" + NmdaOperations.DATASTORES + "\">ds:" + datastore
                    + "</name><schema>all</schema></datastore>");
        }
        return xml.append("<content-id>1</content-id></yang-library>").toString();
    }

    private String text(Element request) throws RpcProblem {
        String name = Requests.required(request, "identifier");
        Optional<String> version = Requests.text(request, "version").filter(text -> !text.isEmpty());
        String format = Requests.text(request, "format").map(Requests::local).orElse("yang");
        List<Schema> found = schemas.stream()
                .filter(schema -> schema.name().equals(name) && schema.format().equals(format))
                .filter(schema -> version.isEmpty() || version.get().equals(schema.version()))
                .toList();
        if (found.isEmpty()) {
            throw RpcProblem.invalid("there is no such schema: " + name
                    + version.map(v -> "@" + v).orElse("") + ", format " + format);
        }
        if (found.size() > 1) {
            throw new RpcProblem("application", "operation-failed", "there are several versions of " + name)
                    .tagged("data-not-unique");
        }
        return "<data xmlns=\"" + Monitoring.NAMESPACE + "\">"
                + Xml.escape(found.get(0).text()) + "</data>";
    }

    /** A module of which only its capability is known. */
    private static Schema bare(String name, String uri) {
        String revision = Capabilities.parameter(uri, "revision").orElse("");
        String namespace = uri.substring(0, uri.indexOf('?'));
        return new Schema(
                name,
                revision,
                "yang",
                namespace,
                """
                module %s {
                  yang-version 1.1;
                  namespace "%s";
                  prefix m;
                %s}
                """
                        .formatted(name, namespace, revision.isEmpty() ? "" : "  revision " + revision + ";\n"));
    }
}

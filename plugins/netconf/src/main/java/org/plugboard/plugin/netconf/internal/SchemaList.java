// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.plugboard.netconf.Schema;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;
import org.plugboard.plugin.netconf.internal.xml.XmlCursor;

/** The modules of a device, as its monitoring, its YANG library or its capabilities have them. */
final class SchemaList {

    /** What is asked of the monitoring (RFC 6022, section 2.1.3). */
    static final String OF_MONITORING =
            "<netconf-state xmlns=\"urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring\"><schemas/></netconf-state>";

    /** What is asked of a YANG library of RFC 8525, and of one of RFC 7895. */
    static final String OF_LIBRARY =
            """
            <yang-library xmlns="urn:ietf:params:xml:ns:yang:ietf-yang-library"><module-set/></yang-library>\
            <modules-state xmlns="urn:ietf:params:xml:ns:yang:ietf-yang-library"><module/></modules-state>""";

    private String identifier = "";
    private String version = "";
    private String format = "yang";
    private String namespace = "";
    private final List<String> locations = new ArrayList<>();

    private SchemaList() {}

    /** The elements {@code schema}, {@code module} and {@code import-only-module} of an element {@code data}, each once. */
    static List<Schema> read(String data) throws MalformedXmlException {
        List<Schema> found = new ArrayList<>();
        collect(XmlCursor.atRoot(new StringReader(data), 0), found);
        return found.stream().distinct().toList();
    }

    private static void collect(XmlCursor cursor, List<Schema> found) throws MalformedXmlException {
        while (cursor.nextChild()) {
            switch (cursor.name()) {
                case "schema", "module", "import-only-module" -> found.add(new SchemaList().entry(cursor));
                default -> collect(cursor, found);
            }
        }
    }

    private Schema entry(XmlCursor cursor) throws MalformedXmlException {
        while (cursor.nextChild()) {
            switch (cursor.name()) {
                case "identifier", "name" -> identifier = cursor.text();
                case "version", "revision" -> version = cursor.text();
                case "format" -> format = cursor.text().replaceFirst("^.*:", "");
                case "namespace" -> namespace = cursor.text();
                // The element schema of RFC 7895 is a URL within a module.
                case "location", "schema" -> locations.add(cursor.text());
                default -> cursor.skip();
            }
        }
        return new Schema(identifier, version, format, namespace, locations);
    }

    /** What {@code ?module=…&revision=…} says (RFC 6020, section 5.6.4). */
    static List<Schema> of(List<String> capabilities) {
        return capabilities.stream()
                .filter(capability -> capability.matches(".*[?&]module=.+"))
                .map(capability -> {
                    Function<String, String> parameter = name -> Capabilities.parameter(capability, name);
                    return new Schema(
                            parameter.apply("module"),
                            parameter.apply("revision"),
                            "yang",
                            capability.substring(0, capability.indexOf('?')),
                            List.of());
                })
                .toList();
    }
}

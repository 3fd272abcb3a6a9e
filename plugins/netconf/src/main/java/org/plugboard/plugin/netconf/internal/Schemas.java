// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.StringReader;
import java.util.List;
import org.plugboard.netconf.Filter;
import org.plugboard.netconf.MalformedReplyException;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcErrorException;
import org.plugboard.netconf.Schema;
import org.plugboard.netconf.Xml;
import org.plugboard.plugin.netconf.internal.xml.Content;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;
import org.plugboard.plugin.netconf.internal.xml.XmlCursor;

/** Asks a device for the modules that it has. */
final class Schemas {

    private final String name;
    private final Netconf session;

    /** @param name device and alias */
    Schemas(String name, Netconf session) {
        this.name = name;
        this.session = session;
    }

    /** What the first of these says that says anything: monitoring, YANG library, capabilities. */
    List<Schema> list() {
        boolean library = session.supports(":yang-library");
        if (library || session.supports(Rpc.MONITORING)) {
            List<Schema> monitored = ask(SchemaList.OF_MONITORING);
            if (!monitored.isEmpty()) {
                return monitored;
            }
        }
        List<Schema> listed = library ? ask(SchemaList.OF_LIBRARY) : List.of();
        return listed.isEmpty() ? SchemaList.of(session.capabilities()) : listed;
    }

    /** A device that does not know the module refuses, or has nothing. */
    private List<Schema> ask(String subtree) {
        try {
            return SchemaList.read(session.get(Filter.subtree(subtree)).text());
        } catch (RpcErrorException e) {
            return List.of();
        } catch (MalformedXmlException e) {
            throw new MalformedReplyException(
                    "%s: the list of modules cannot be read: %s".formatted(name, e.getMessage()), "", e);
        }
    }

    /** The text within an element {@code data}; where the module is written as XML, that. */
    static String text(Xml data) {
        String elements = Content.of(data.text());
        if (!elements.isEmpty()) {
            return elements;
        }
        try {
            return XmlCursor.atRoot(new StringReader(data.text()), 0).text();
        } catch (MalformedXmlException e) {
            throw new IllegalStateException(e);
        }
    }
}

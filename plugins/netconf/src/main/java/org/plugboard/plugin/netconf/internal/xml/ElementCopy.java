// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.xml;

import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Writes an element with all the namespaces that are declared around it, since its content may use their prefixes, too.
 * Comments and processing instructions are no data and are left out. Every {@code >} in what it writes ends a tag.
 */
final class ElementCopy {

    private final XmlCursor cursor;
    private final XMLStreamReader reader;
    private final StringBuilder out;

    /** How many elements are open around it; not known before it is begun. */
    private int outside = -1;

    private boolean tagOpen;

    /** Of the element where the cursor is; {@code reader} is the cursor's. */
    ElementCopy(XmlCursor cursor, XMLStreamReader reader, StringBuilder out) {
        this.cursor = cursor;
        this.reader = reader;
        this.out = out;
    }

    /** Writes the next bit of it; false behind its end. */
    boolean next() throws MalformedXmlException {
        if (outside < 0) {
            outside = cursor.depth() - 1;
            startTag(cursor.inherited());
            tagOpen = true;
        } else if (cursor.depth() > outside) {
            write(cursor.next());
        }
        return cursor.depth() > outside;
    }

    private void write(int event) {
        boolean isText = cursor.isAtContent();
        if (tagOpen && (event == XMLStreamConstants.START_ELEMENT || isText)) {
            out.append('>');
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
            startTag(Map.of());
            tagOpen = true;
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            endTag(tagOpen);
            tagOpen = false;
        } else if (isText) {
            XmlText.content(out, reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
            tagOpen = false;
        }
    }

    private void startTag(Map<String, String> inherited) {
        out.append('<');
        name(reader.getPrefix(), reader.getLocalName());
        inherited.forEach(this::declare);
        cursor.declared().forEach(this::declare);
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            out.append(' ');
            name(reader.getAttributePrefix(i), reader.getAttributeLocalName(i));
            value(reader.getAttributeValue(i));
        }
    }

    private void endTag(boolean tagOpen) {
        if (tagOpen) {
            out.append("/>");
        } else {
            out.append("</");
            name(reader.getPrefix(), reader.getLocalName());
            out.append('>');
        }
    }

    private void declare(String prefix, String namespace) {
        out.append(prefix.isEmpty() ? " xmlns" : " xmlns:").append(prefix);
        value(namespace);
    }

    private void value(String text) {
        XmlText.escape(out.append("=\""), text).append('"');
    }

    private void name(@Nullable String prefix, String local) {
        if (prefix != null && !prefix.isEmpty()) {
            out.append(prefix).append(':');
        }
        out.append(local);
    }
}

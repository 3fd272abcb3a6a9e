// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.xml;

import java.io.StringReader;
import org.plugboard.netconf.Xml;

/** What people are shown of an {@code rpc-reply}: the elements in it. */
public final class Content {

    private Content() {}

    /** Each complete in itself, on lines of its own. */
    public static String of(String reply) {
        try {
            XmlCursor cursor = XmlCursor.atRoot(new StringReader(reply), 0);
            StringBuilder content = new StringBuilder();
            while (cursor.nextChild()) {
                cursor.copyTo(content);
            }
            return Xml.of(content.toString()).indented().text();
        } catch (MalformedXmlException e) {
            // It is deeper than what is read without being asked to.
            return reply;
        }
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plugboard.netconf.PartialLock;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;
import org.plugboard.plugin.netconf.internal.xml.XmlCursor;

/** Reads what {@code partial-lock} answers with (RFC 5717, section 2.4.1). */
final class PartialLocks {

    private PartialLocks() {}

    /** Nothing if there is no number in it. */
    static Optional<PartialLock> read(String reply) {
        String id = "";
        List<String> nodes = new ArrayList<>();
        try {
            XmlCursor cursor = XmlCursor.atRoot(new StringReader(reply), 0);
            while (cursor.nextChild()) {
                switch (cursor.name()) {
                    case "lock-id" -> id = cursor.text();
                    case "locked-node" -> nodes.add(cursor.text());
                    default -> cursor.skip();
                }
            }
        } catch (MalformedXmlException e) {
            return Optional.empty();
        }
        return id.matches("\\d{1,10}") ? Optional.of(new PartialLock(Long.parseLong(id), nodes)) : Optional.empty();
    }
}

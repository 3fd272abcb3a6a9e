// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.util.Arrays;
import java.util.Locale;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.spi.TransportContext;

/** What the argument {@code host_keys} may be. */
enum HostKeys {
    /** A host that is not known yet is written down; a changed key is refused. */
    ACCEPT_NEW,
    /** Only known hosts. */
    STRICT,
    /** No check. */
    OFF;

    static HostKeys from(TransportContext context) {
        String text = context.arguments().text("host_keys", ACCEPT_NEW.toString());
        // YAML 1.1 reads a bare off as the boolean false.
        String name = text.equals("false") ? OFF.toString() : text;
        return Arrays.stream(values())
                .filter(value -> value.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException("%s: host_keys is %s; it may be one of %s"
                        .formatted(context.name(), text, Arrays.toString(values()))));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

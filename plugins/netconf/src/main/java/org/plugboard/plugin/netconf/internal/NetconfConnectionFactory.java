// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.plugboard.spi.ConnectionAlias;
import org.plugboard.spi.ConnectionClass;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.ConnectionProtocol;

/** The connection class {@code netconf}: a NETCONF session over SSH (RFC 6242; semantics 150) or TLS (RFC 7589). */
@Component
@ConnectionClass({"netconf", "yang.connector.Netconf", "yang.connector.netconf.Netconf"})
@ConnectionAlias("netconf")
@ConnectionProtocol("netconf")
public final class NetconfConnectionFactory implements ConnectionFactory {

    private static final String NETCONF = "netconf";

    @Override
    public NetconfSession create(ConnectionContext context) {
        ConnectionContext placed = context.placed(NETCONF, Set.of(NETCONF));
        return new NetconfSession(placed, Route.of(placed), Settings.of(placed));
    }
}

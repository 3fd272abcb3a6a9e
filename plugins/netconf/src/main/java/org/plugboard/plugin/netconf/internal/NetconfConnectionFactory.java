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
import org.plugboard.spi.Endpoint;
import org.plugboard.spi.TransportRequest;

/** The connection class {@code netconf}: a NETCONF session over SSH (RFC 6242; semantics 150). */
@Component
@ConnectionClass({"netconf", "yang.connector.Netconf", "yang.connector.netconf.Netconf"})
@ConnectionAlias("netconf")
@ConnectionProtocol("netconf")
public final class NetconfConnectionFactory implements ConnectionFactory {

    private static final String NETCONF = "netconf";
    private static final int PORT = 830;

    @Override
    public NetconfSession create(ConnectionContext context) {
        ConnectionContext placed = context.placed(NETCONF, Set.of(NETCONF));
        TransportRequest request = TransportRequest.subsystem("ssh", NETCONF)
                .to(Endpoint.of(placed, PORT))
                .as(NETCONF);
        return new NetconfSession(placed, request, Settings.of(placed));
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Component;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.Path;
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
        ConnectionContext placed = context.path().isPresent() ? context : context.on(choose(context));
        return new NetconfSession(placed, request(placed), Settings.of(placed));
    }

    /** Logs in with the credential {@code netconf} where there is one. */
    private static TransportRequest request(ConnectionContext context) {
        TransportRequest request = TransportRequest.subsystem("ssh", NETCONF).to(Endpoint.of(context, PORT));
        boolean hasOwn = context.path()
                .flatMap(path -> path.credentials().named(NETCONF))
                .isPresent();
        return hasOwn ? request.as(NETCONF) : request;
    }

    private static Path choose(ConnectionContext context) {
        return first(context, path -> path.protocol().filter(NETCONF::equals).isPresent())
                .or(() -> first(context, path -> path.name().equals(NETCONF)))
                .orElseThrow(() -> new InvalidRequestException(
                        "%s: no path for NETCONF: of the paths %s none has the protocol or the name %s; name a path"
                                .formatted(context.name(), names(context), NETCONF)));
    }

    private static Optional<Path> first(ConnectionContext context, Predicate<Path> wanted) {
        return context.paths().stream().filter(wanted).findFirst();
    }

    private static List<String> names(ConnectionContext context) {
        return context.paths().stream().map(Path::name).toList();
    }
}

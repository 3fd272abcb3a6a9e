// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.Arrays;
import java.util.Locale;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.spi.CallHome;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.Endpoint;
import org.plugboard.spi.TransportRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How NETCONF comes to the device: what the argument {@code transport} may be. */
enum Route {
    /** The subsystem of RFC 6242. */
    SSH(830, CallHome.SSH_PORT) {
        @Override
        TransportRequest request() {
            return TransportRequest.subsystem("ssh", NETCONF).as(NETCONF);
        }
    },
    /** RFC 7589; the user is in the certificate. */
    TLS(6513, CallHome.TLS_PORT) {
        @Override
        TransportRequest request() {
            return TransportRequest.stream("tls");
        }
    };

    private static final Logger LOG = LoggerFactory.getLogger(Route.class);

    private static final String NETCONF = "netconf";

    private final int port;
    private final int callPort;

    Route(int port, int callPort) {
        this.port = port;
        this.callPort = callPort;
    }

    /**
     * What is asked for on this path.
     *
     * @throws InvalidRequestException if it names no such way, or leads nowhere
     */
    static TransportRequest of(ConnectionContext context) {
        Route route = named(context, context.arguments().text("transport", "ssh"));
        if (route != TLS && hasTls(context)) {
            LOG.warn(
                    "{}: its path has a block tls, which nothing reads, since its transport is {}; write transport: tls beside it",
                    context.name(),
                    route);
        }
        Endpoint endpoint = CallHome.of(context, route.callPort)
                .map(CallHome::endpoint)
                .orElseGet(() -> Endpoint.of(context, route.port));
        return route.request().to(endpoint);
    }

    /** Asked of the path itself: what the arguments are asked for counts as read. */
    private static boolean hasTls(ConnectionContext context) {
        return context.path().filter(path -> path.entries().containsKey("tls")).isPresent();
    }

    private static Route named(ConnectionContext context, String name) {
        return Arrays.stream(values())
                .filter(route -> route.toString().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException("%s: transport is %s; it may be one of %s"
                        .formatted(context.name(), name, Arrays.toString(values()))));
    }

    abstract TransportRequest request();

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tcp.internal;

import java.net.InetAddress;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.spi.CallHome;
import org.plugboard.spi.Endpoint;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportContext;
import org.plugboard.spi.TransportFactory;
import org.plugboard.spi.TransportProtocol;
import org.plugboard.spi.TransportRequest;
import org.plugboard.spi.TransportRequest.Purpose;

/** Makes TCP connections to where the request says, else to the host and port of a path: a raw console port; or waits for their
 * calls. */
@Component
@TransportProtocol("tcp")
public final class TcpTransportFactory implements TransportFactory {

    /** So that whoever is called on a raw port has to name it. */
    private static final int NO_USUAL_PORT = 0;

    private final CallHomePorts ports = new CallHomePorts();

    /** Gives back the ports at which devices call. */
    @Deactivate
    public void close() {
        ports.close();
    }

    @Override
    public Transport create(TransportContext context, TransportRequest request) {
        if (request.purpose() != Purpose.SHELL && request.purpose() != Purpose.TCP) {
            throw new NotSupportedException(
                    "%s: tcp gives bare bytes only, no %s; use ssh".formatted(context.name(), request.purpose()));
        }
        Optional<CallHome> call =
                request.destination().isPresent() ? request.callHome() : CallHome.of(context, NO_USUAL_PORT);
        if (call.isPresent()) {
            return new TcpTransport(
                    context.name(), new CallHomeReach(context.name(), call.get(), ports, InetAddress::getAllByName));
        }
        Endpoint endpoint = request.destination().orElseGet(() -> Endpoint.of(context));
        return new TcpTransport(context.name(), endpoint, InetAddress::getAllByName);
    }
}

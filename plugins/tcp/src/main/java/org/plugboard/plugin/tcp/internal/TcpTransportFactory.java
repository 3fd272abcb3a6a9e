// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tcp.internal;

import java.net.InetAddress;
import org.osgi.service.component.annotations.Component;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.spi.Endpoint;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportContext;
import org.plugboard.spi.TransportFactory;
import org.plugboard.spi.TransportProtocol;
import org.plugboard.spi.TransportRequest;
import org.plugboard.spi.TransportRequest.Purpose;

/** Makes TCP connections to where the request says, else to the host and port of a path: a raw console port. */
@Component
@TransportProtocol("tcp")
public final class TcpTransportFactory implements TransportFactory {

    @Override
    public Transport create(TransportContext context, TransportRequest request) {
        if (request.purpose() != Purpose.SHELL && request.purpose() != Purpose.TCP) {
            throw new NotSupportedException(
                    "%s: tcp gives bare bytes only, no %s; use ssh".formatted(context.name(), request.purpose()));
        }
        Endpoint endpoint = request.destination().orElseGet(() -> Endpoint.of(context));
        return new TcpTransport(context.name(), endpoint, InetAddress::getAllByName);
    }
}

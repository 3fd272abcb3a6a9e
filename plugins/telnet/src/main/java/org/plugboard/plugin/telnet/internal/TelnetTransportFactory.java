// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.telnet.internal;

import java.net.InetAddress;
import org.osgi.service.component.annotations.Component;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.device.Path;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportContext;
import org.plugboard.spi.TransportFactory;
import org.plugboard.spi.TransportProtocol;
import org.plugboard.spi.TransportRequest;
import org.plugboard.spi.TransportRequest.Purpose;

/** Makes Telnet connections to the host and port of a path. */
@Component
@TransportProtocol("telnet")
public final class TelnetTransportFactory implements TransportFactory {

    private static final int DEFAULT_PORT = 23;

    @Override
    public Transport create(TransportContext context, TransportRequest request) {
        if (request.purpose() != Purpose.SHELL && request.purpose() != Purpose.TCP) {
            throw new NotSupportedException(
                    "%s: telnet gives a shell only, no %s; use ssh".formatted(context.name(), request.purpose()));
        }
        Path path = context.path()
                .orElseThrow(() -> new InvalidRequestException(
                        "%s: telnet needs a path with a host; name one with via".formatted(context.name())));
        String host = path.host()
                .orElseThrow(() -> new InvalidRequestException(
                        "%s: path %s has neither host nor ip".formatted(context.name(), path.name())));
        return new TelnetTransport(
                context.name(), host, port(context, path), request.terminal().orElse(null), InetAddress::getAllByName);
    }

    private static int port(TransportContext context, Path path) {
        try {
            return path.port().orElse(DEFAULT_PORT);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("%s: %s".formatted(context.name(), e.getMessage()), e);
        }
    }
}

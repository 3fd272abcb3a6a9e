// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.telnet.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.spi.Endpoint;
import org.plugboard.spi.PluginProperties;
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
    private static final String BELOW = "(" + PluginProperties.TRANSPORT_PROTOCOL + "=tcp)";

    /**
     * Comes and goes with the transport below. Connections are opened through the manager and not through this service, but
     * without it every one would fail, and so whoever asks is told what is missing instead.
     */
    @Activate
    public TelnetTransportFactory(@Reference(target = BELOW) TransportFactory below) {
        this();
    }

    /** For use without OSGi. */
    public TelnetTransportFactory() {}

    @Override
    public Transport create(TransportContext context, TransportRequest request) {
        if (request.purpose() != Purpose.SHELL) {
            throw new NotSupportedException("%s: telnet gives a shell only, no %s; use ssh, or tcp for bare bytes"
                    .formatted(context.name(), request.purpose()));
        }
        return new TelnetTransport(
                context, Endpoint.of(context, DEFAULT_PORT), request.terminal().orElse(null));
    }
}

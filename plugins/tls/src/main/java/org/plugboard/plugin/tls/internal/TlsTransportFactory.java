// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.spi.PluginProperties;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportContext;
import org.plugboard.spi.TransportFactory;
import org.plugboard.spi.TransportProtocol;
import org.plugboard.spi.TransportRequest;
import org.plugboard.spi.TransportRequest.Purpose;

/** Makes TLS connections to the host and port of a path, or on calls from there. */
@Component
@TransportProtocol("tls")
public final class TlsTransportFactory implements TransportFactory {

    private static final String BELOW = "(" + PluginProperties.TRANSPORT_PROTOCOL + "=tcp)";

    /**
     * Comes and goes with the transport below. Connections are opened through the manager and not through this service, but
     * without it every one would fail, and so whoever asks is told what is missing instead.
     */
    @Activate
    public TlsTransportFactory(@Reference(target = BELOW) TransportFactory below) {
        this();
    }

    /** For use without OSGi. */
    public TlsTransportFactory() {}

    @Override
    public Transport create(TransportContext context, TransportRequest request) {
        if (request.purpose() != Purpose.SHELL && request.purpose() != Purpose.TCP) {
            throw new NotSupportedException(
                    "%s: tls gives bare bytes only, no %s; use ssh".formatted(context.name(), request.purpose()));
        }
        return new TlsTransport(context, TlsSettings.from(context, request));
    }
}

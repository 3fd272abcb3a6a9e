// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.replay.internal;

import org.osgi.service.component.annotations.Component;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportContext;
import org.plugboard.spi.TransportFactory;
import org.plugboard.spi.TransportProtocol;
import org.plugboard.spi.TransportRequest;
import org.plugboard.spi.TransportRequest.Purpose;

/** Makes transports that lead to a transcript. */
@Component
@TransportProtocol("replay")
public final class ReplayTransportFactory implements TransportFactory {

    @Override
    public Transport create(TransportContext context, TransportRequest request) {
        if (request.purpose() != Purpose.SHELL) {
            throw new NotSupportedException("%s: a transcript is replayed as a shell only, not as %s"
                    .formatted(context.name(), request.purpose()));
        }
        return new ReplayTransport(context.name(), ReplaySettings.of(context));
    }
}

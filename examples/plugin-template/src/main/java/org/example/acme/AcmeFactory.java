// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.example.acme;

import java.time.Duration;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.plugboard.connection.ServiceInterface;
import org.plugboard.spi.ConnectionClass;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.Endpoint;

/** The connection class {@code acme}: a device that answers each line with a line. */
@Component
@ConnectionClass({"acme", "org.example.Acme"})
public final class AcmeFactory implements ConnectionFactory {

    private static final int PORT = 4711;

    /** What a connection of this class can do. */
    @ServiceInterface
    public interface Acme {

        /** Asks the device, within the time of the argument {@code timeout}. */
        String execute(String question);

        /** Asks the device, within this time. */
        String execute(String question, Duration timeout);
    }

    /** Reads the arguments, so that a wrong one is reported before anything is sent. */
    @Override
    public AcmeSession create(ConnectionContext context) {
        ConnectionContext placed = context.placed("acme", Set.of("acme"));
        Duration timeout = placed.arguments().duration("timeout", Duration.ofSeconds(60));
        return new AcmeSession(placed, Endpoint.of(placed, PORT), timeout);
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.distribution;

import org.osgi.service.component.annotations.Component;
import org.plugboard.connection.ServiceInterface;
import org.plugboard.spi.ConnectionClass;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Session;

/** A connection class that only this jar offers: it says what it hears. */
@Component
@ConnectionClass("parrot")
public final class ParrotFactory implements ConnectionFactory {

    @Override
    public ParrotSession create(ConnectionContext context) {
        return new ParrotSession();
    }

    /** What a parrot can do. */
    @ServiceInterface
    public interface Parrot {

        /** The command again. */
        String execute(String command);
    }

    /** A session without a peer. */
    public static final class ParrotSession implements Session, Parrot {

        private volatile boolean connected;

        @Override
        public void connect(Deadline deadline) {
            connected = true;
        }

        @Override
        public boolean isConnected() {
            return connected;
        }

        @Override
        public void disconnect(Deadline deadline) {
            connected = false;
        }

        @Override
        public String execute(String command) {
            return "parrot: " + command;
        }
    }
}

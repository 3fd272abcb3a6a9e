// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.example.auditlog;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.plugboard.connection.ServiceInterface;
import org.plugboard.device.Secret;
import org.plugboard.spi.ConnectionClass;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Session;

/** A connection class that leads to no device and answers what a test says. */
@ConnectionClass("router")
public final class Router implements ConnectionFactory {

    /** What can be called. */
    @ServiceInterface
    public interface Commands {

        String execute(String command);

        String configure(String lines);

        void send(String text);

        void logIn(Secret password);
    }

    /** What comes back to any of them. */
    final AtomicReference<UnaryOperator<String>> answer = new AtomicReference<>(command -> "to " + command);

    @Override
    public RouterSession create(ConnectionContext context) {
        return new RouterSession();
    }

    /** A session of it. */
    public final class RouterSession implements Session, Commands {

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
            return answer.get().apply(command);
        }

        @Override
        public String configure(String lines) {
            return answer.get().apply(lines);
        }

        @Override
        public void send(String text) {
            answer.get().apply(text);
        }

        @Override
        public void logIn(Secret password) {
            answer.get().apply(password.reveal());
        }
    }
}

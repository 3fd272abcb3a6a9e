// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.example.acme;

import java.time.Duration;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.Credential;
import org.plugboard.device.Secret;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Endpoint;
import org.plugboard.spi.Session;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportRequest;

/** One open connection, from one connect to one disconnect. The manager calls its services one at a time. */
public final class AcmeSession implements Session, AcmeFactory.Acme {

    private final ConnectionContext context;
    private final Endpoint endpoint;
    private final Duration timeout;

    // Set by connect; isConnected and disconnect come from other threads.
    private volatile Transport pipe;
    private volatile Lines lines;

    AcmeSession(ConnectionContext context, Endpoint endpoint, Duration timeout) {
        this.context = context;
        this.endpoint = endpoint;
        this.timeout = timeout;
    }

    @Override
    public void connect(Deadline deadline) {
        // The manager owns the pipe: it closes it when this fails, and when the plugin of the transport leaves.
        pipe = context.openTransport(TransportRequest.tcp(endpoint.host(), endpoint.port()), deadline);
        lines = new Lines(context.name(), pipe);
        logIn(deadline);
    }

    private void logIn(Deadline deadline) {
        Credential credential = context.credential("default")
                .orElseThrow(() -> new AuthenticationException(
                        context.name() + ": there is no credential default; add it to the testbed"));
        String name = credential.username().orElse("");
        String password = credential.password().map(Secret::reveal).orElse("");
        lines.next(deadline);
        lines.sendSecret(name + " " + password, deadline);
        String said = lines.next(deadline);
        if (!said.equals("welcome")) {
            throw new AuthenticationException(
                    "%s: %s does not let %s in: %s".formatted(context.name(), pipe.description(), name, said));
        }
    }

    @Override
    public boolean isConnected() {
        Transport open = pipe;
        return open != null && open.isOpen();
    }

    /** Ends whatever runs: a read of the pipe ends when it is closed. */
    @Override
    public void disconnect(Deadline deadline) {
        Transport open = pipe;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public String execute(String question) {
        return execute(question, timeout);
    }

    @Override
    public String execute(String question, Duration limit) {
        if (question.indexOf('\n') >= 0) {
            throw new InvalidRequestException(context.name() + ": a question is one line; ask one after the other");
        }
        Deadline deadline = Deadline.after(limit);
        lines.send(question, deadline);
        return lines.next(deadline);
    }
}

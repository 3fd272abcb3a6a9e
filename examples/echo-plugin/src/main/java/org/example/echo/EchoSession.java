// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.example.echo;

import org.plugboard.spi.Deadline;
import org.plugboard.spi.Session;

/**
 * One open connection, from one connect to one disconnect. Another class would open its pipe to the device in {@link
 * #connect}, with {@code ConnectionContext.openTransport}.
 */
public final class EchoSession implements Session, EchoFactory.Echo {

    private final String prefix;

    // The manager calls services one at a time, but asks isConnected from any thread.
    private volatile boolean connected;

    EchoSession(String prefix) {
        this.prefix = prefix;
    }

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
    public String execute(String text) {
        return prefix + text;
    }
}

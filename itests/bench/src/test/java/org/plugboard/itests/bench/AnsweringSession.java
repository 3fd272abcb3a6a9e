// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench;

import java.time.Duration;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Session;

/** A connection within this process, which gives its question back: for Plugboard a session, for others what they pool. */
final class AnsweringSession implements Session, Answering {

    private volatile boolean connected;

    static AnsweringSession connected() {
        AnsweringSession session = new AnsweringSession();
        session.connect(Deadline.after(Duration.ofSeconds(1)));
        return session;
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
    public String execute(String command) {
        return command;
    }
}

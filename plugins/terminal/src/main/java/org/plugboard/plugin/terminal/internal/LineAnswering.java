// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import org.plugboard.cli.Answering;
import org.plugboard.cli.Statement;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.device.Secret;
import org.plugboard.spi.Deadline;

/** What an action can do at a question behind a line. */
final class LineAnswering implements Answering {

    private final Wire wire;
    private final Deadline deadline;
    private String question = "";

    LineAnswering(Wire wire, Deadline deadline) {
        this.wire = wire;
        this.deadline = deadline;
    }

    void act(Statement statement, String asked) {
        question = asked;
        wire.clear();
        statement.action().act(this);
    }

    @Override
    public String matched() {
        return question;
    }

    @Override
    public String group(int number) {
        throw new IndexOutOfBoundsException(number);
    }

    @Override
    public String received() {
        return question;
    }

    @Override
    public void send(String text) {
        wire.send(text, deadline);
    }

    @Override
    public void sendLine(String text) {
        wire.sendLine(text, deadline);
    }

    @Override
    public void sendSecret(Secret secret) {
        wire.sendSecret(secret, deadline);
    }

    @Override
    public void sendUsername(String credential) {
        throw new NotSupportedException("sendUsername comes later in this change");
    }

    @Override
    public void sendPassword(String credential) {
        throw new NotSupportedException("sendPassword comes later in this change");
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.sessions;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/** The lower bound of telnet: a socket. */
final class BareSocket implements Session {

    private final Socket socket;
    private final PromptStream stream;

    BareSocket(Target target) throws IOException {
        this(target, OutputStream.nullOutputStream());
    }

    /** @param kept gets a copy of what comes */
    BareSocket(Target target, OutputStream kept) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), target.telnetPort());
        socket.setTcpNoDelay(true);
        stream = new PromptStream(socket.getInputStream(), socket.getOutputStream(), target.prompt(), kept);
    }

    @Override
    public int ask(String command) throws IOException {
        return stream.ask(command);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

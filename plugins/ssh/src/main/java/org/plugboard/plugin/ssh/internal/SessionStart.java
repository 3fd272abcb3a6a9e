// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.io.IOException;
import java.util.Map;
import net.schmizz.sshj.connection.Connection;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.TransportRequest;
import org.plugboard.spi.TransportRequest.Purpose;

/** Starts on a connection what is asked for: a channel, a terminal, and on it a shell, a command or a subsystem (RFC 4254, section 6). */
final class SessionStart {

    private static final int WINDOW_BYTES = 2 * 1024 * 1024;
    private static final int PACKET_BYTES = 32 * 1024;
    private static final String NETCONF = "netconf";

    /** One request of those on a channel. */
    private interface Step {
        void run() throws IOException;
    }

    private final TransportRequest request;
    private final DeadlineChannel channel;

    private SessionStart(Connection connection, TransportRequest request) {
        this.request = request;
        this.channel = new DeadlineChannel(connection, request.purpose() != Purpose.SUBSYSTEM);
    }

    /** @throws IOException also if the server refuses a part of it; it names that */
    static DeadlineChannel run(Connection connection, TransportRequest request, Deadline deadline) throws IOException {
        connection.setWindowSize(WINDOW_BYTES);
        connection.setMaxPacketSize(PACKET_BYTES);
        connection.setTimeoutMs(SshTransport.millis(deadline));
        return new SessionStart(connection, request).run();
    }

    private DeadlineChannel run() throws IOException {
        channel.open();
        if (request.terminal().isPresent()) {
            TransportRequest.Window window = request.terminal().get();
            ask(
                    "a terminal",
                    () -> channel.allocatePTY(window.type(), window.columns(), window.rows(), 0, 0, Map.of()));
        }
        switch (request.purpose()) {
            case EXEC -> ask("to run a command", () -> channel.exec(target()));
            case SUBSYSTEM -> ask(subsystem(), () -> channel.startSubsystem(target()));
            default -> ask("a shell", channel::startShell);
        }
        return channel;
    }

    private String target() {
        return request.target().orElseThrow();
    }

    /** What sshj says of a refusal is "Request failed". */
    private void ask(String what, Step step) throws IOException {
        try {
            step.run();
        } catch (IOException e) {
            throw channel.isRefused() ? new IOException("the server refused " + what, e) : e;
        }
    }

    /** With what helps where it is refused. */
    private String subsystem() {
        return "the subsystem %s; it may not be enabled there, not permitted to this user, or on another port%s"
                .formatted(
                        target(), target().equals(NETCONF) ? ": NETCONF's is 830, and some devices have it on 22" : "");
    }
}

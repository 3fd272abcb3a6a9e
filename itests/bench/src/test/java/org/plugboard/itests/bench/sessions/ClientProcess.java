// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.sessions;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.plugboard.itests.bench.processes.Orders;
import org.plugboard.itests.bench.processes.ProcessFigures;

/**
 * The process of one client: takes orders on its standard input, a line each, and answers each with a line of numbers.
 *
 * <ul>
 *   <li>{@code connect N}: N sessions more, one after the other; the time in ns
 *   <li>{@code connect-and N COMMAND;COMMAND}: the same, with these commands behind each
 *   <li>{@code ask N COMMAND}: the command N times on the last session; the time in ns and the characters of the last answer
 *   <li>{@code close}: ends all sessions
 *   <li>{@code memory}: resident KB, heap KB in use behind a collection, threads
 *   <li>{@code peak}: the most that was resident, in KB
 * </ul>
 */
final class ClientProcess {

    /** Held, since the JDK forgets the level of a logger that nobody holds. */
    private static final Logger ROOT = Logger.getLogger("");

    private final String client;
    private final Target target;
    private final List<Session> sessions = new ArrayList<>();

    private ClientProcess(String client, Target target) {
        this.client = client;
        this.target = target;
    }

    public static void main(String[] arguments) {
        ROOT.setLevel(Level.WARNING);
        ClientProcess process = new ClientProcess(arguments[0], Target.of(arguments[1]));
        Orders.await(order -> process.obey(order.split(" ", 3)));
    }

    private String obey(String[] order) throws IOException {
        return switch (order[0]) {
            case "connect" -> connect(Integer.parseInt(order[1]), List.of());
            case "connect-and" -> connect(Integer.parseInt(order[1]), List.of(order[2].split(";")));
            case "ask" -> ask(Integer.parseInt(order[1]), order[2]);
            case "close" -> close();
            case "memory" -> ProcessFigures.memory();
            case "peak" -> ProcessFigures.peak();
            default -> throw new IllegalArgumentException(order[0]);
        };
    }

    private String connect(int count, List<String> commands) throws IOException {
        long begun = System.nanoTime();
        for (int i = 0; i < count; i++) {
            Session session = open();
            sessions.add(session);
            for (String command : commands) {
                session.ask(command);
            }
        }
        return Long.toString(System.nanoTime() - begun);
    }

    private Session open() throws IOException {
        return switch (client) {
            case "plugboard-ssh" -> new PlugboardSession(target, "ssh");
            case "plugboard-telnet" -> new PlugboardSession(target, "telnet");
            case "sshj" -> new BareSshj(target);
            case "jsch" -> new BareJsch(target);
            case "socket" -> new BareSocket(target);
            case "socket-text" -> new TextSocket(target);
            default -> throw new IllegalArgumentException(client);
        };
    }

    private String ask(int count, String command) throws IOException {
        Session session = sessions.get(sessions.size() - 1);
        int length = 0;
        long begun = System.nanoTime();
        for (int i = 0; i < count; i++) {
            length = session.ask(command);
        }
        return System.nanoTime() - begun + " " + length;
    }

    private String close() throws IOException {
        for (Session session : sessions) {
            session.close();
        }
        sessions.clear();
        return "0";
    }
}

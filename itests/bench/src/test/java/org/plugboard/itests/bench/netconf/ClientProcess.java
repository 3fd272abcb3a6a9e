// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.netconf;

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
 *   <li>{@code ask MS OPERATION}: the operation on the last session, one at a time, for so long, but once at least; how often, the
 *       time and the processor time in ns, the length of the last reply
 *   <li>{@code ask-at-once MS N OPERATION}: the same with N under way at once
 *   <li>{@code close}: ends all sessions
 *   <li>{@code memory}: resident KB, heap KB in use behind a collection, threads
 *   <li>{@code peak}: the most that was resident, in KB
 * </ul>
 */
final class ClientProcess {

    /** Held, since the JDK forgets the level of a logger that nobody holds. */
    private static final Logger ROOT = Logger.getLogger("");

    private final Client client;
    private final Target target;
    private final List<Session> sessions = new ArrayList<>();

    private ClientProcess(Client client, Target target) {
        this.client = client;
        this.target = target;
    }

    public static void main(String[] arguments) {
        ROOT.setLevel(Level.WARNING);
        ClientProcess process = new ClientProcess(Client.valueOf(arguments[0]), Target.of(arguments[1]));
        Orders.await(process::obey);
    }

    private String obey(String line) throws IOException {
        String[] order = line.split(" ", 4);
        return switch (order[0]) {
            case "connect" -> connect(Integer.parseInt(order[1]));
            case "ask" -> ask(Integer.parseInt(order[1]), 1, line.split(" ", 3)[2]);
            case "ask-at-once" -> ask(Integer.parseInt(order[1]), Integer.parseInt(order[2]), order[3]);
            case "close" -> close();
            case "memory" -> ProcessFigures.memory();
            case "peak" -> ProcessFigures.peak();
            default -> throw new IllegalArgumentException(order[0]);
        };
    }

    private String connect(int count) throws IOException {
        long begun = System.nanoTime();
        for (int i = 0; i < count; i++) {
            sessions.add(client.connect(target));
        }
        return Long.toString(System.nanoTime() - begun);
    }

    private String ask(int ms, int atOnce, String operation) throws IOException {
        Session session = sessions.get(sessions.size() - 1);
        int length = 0;
        long count = 0;
        long cpu = ProcessFigures.cpuNs();
        long begun = System.nanoTime();
        do {
            if (atOnce == 1) {
                length = session.ask(operation);
            } else {
                session.askAtOnce(operation, atOnce);
            }
            count += atOnce;
        } while (System.nanoTime() - begun < ms * 1_000_000L);
        long took = System.nanoTime() - begun;
        return count + " " + took + " " + (ProcessFigures.cpuNs() - cpu) + " " + length;
    }

    private String close() throws IOException {
        for (Session session : sessions) {
            session.close();
        }
        sessions.clear();
        return "0";
    }
}

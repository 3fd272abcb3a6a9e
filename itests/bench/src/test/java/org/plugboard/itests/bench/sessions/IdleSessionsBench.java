// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.sessions;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plugboard.itests.bench.processes.Child;

/**
 * What a session costs that has nothing to do, at 1,000 of them: the difference of what is resident behind a collection, after
 * others had been opened and closed so that the compiler and the library have what they need once.
 */
class IdleSessionsBench {

    private static final int SESSIONS = Integer.getInteger("bench.sessions", 1_000);
    private static final int BEFORE = 200;

    @Test
    void aThousandOfThem() throws IOException {
        System.out.printf(
                "%n%d idle sessions%n  %-18s %12s %12s %10s%n", SESSIONS, "each", "resident KB", "heap KB", "threads");
        for (Client client : List.of(Client.PLUGBOARD_SSH, Client.SSHJ, Client.JSCH, Client.PLUGBOARD_TELNET)) {
            try (Arena arena = new Arena(List.of(client))) {
                Child child = arena.client(client);
                child.tell("connect " + BEFORE);
                child.tell("ask 100 show clock");
                child.tell("close");
                long[] before = child.tell("memory");
                child.tell("connect " + SESSIONS);
                long[] after = child.tell("memory");
                System.out.printf(
                        "  %-18s %12d %12d %10.2f%n",
                        client.label(),
                        (after[0] - before[0]) / SESSIONS,
                        (after[1] - before[1]) / SESSIONS,
                        (double) (after[2] - before[2]) / SESSIONS);
            }
        }
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The processes of a server, so that a test can kill those that serve its own session, and no others. */
final class ServerProcesses {

    private final ProcessHandle listener;
    private final Set<ProcessHandle> before;

    private ServerProcesses(ProcessHandle listener) {
        this.listener = listener;
        this.before = Set.copyOf(descendants());
    }

    /** Remembers what runs under this process now, before the test's session. */
    static ServerProcesses of(long pid) {
        return new ServerProcesses(ProcessHandle.of(pid).orElseThrow());
    }

    /** Kills at once what has come since; who started others first, since a shell tells its user that its command was killed. */
    void killNew() {
        List<ProcessHandle> mine = descendants();
        mine.removeAll(before);
        if (mine.isEmpty()) {
            throw new AssertionError("no process of this test's session runs under " + listener.info());
        }
        mine.forEach(ProcessHandle::destroyForcibly);
    }

    /** Those that started others before these. */
    private List<ProcessHandle> descendants() {
        List<ProcessHandle> found = new ArrayList<>();
        List<ProcessHandle> parents = List.of(listener);
        while (!parents.isEmpty()) {
            parents = parents.stream().flatMap(ProcessHandle::children).toList();
            found.addAll(parents);
        }
        return found;
    }
}

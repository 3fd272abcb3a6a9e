// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import java.util.Set;
import java.util.stream.Collectors;

/** The processes of a server, so that a test can kill those that serve its own session, and no others. */
final class ServerProcesses {

    private final ProcessHandle listener;
    private final Set<ProcessHandle> before;

    private ServerProcesses(ProcessHandle listener) {
        this.listener = listener;
        this.before = descendants();
    }

    /** Remembers what runs under this process now, before the test's session. */
    static ServerProcesses of(long pid) {
        return new ServerProcesses(ProcessHandle.of(pid).orElseThrow());
    }

    /** Kills at once what has come since. */
    void killNew() {
        Set<ProcessHandle> mine = descendants();
        mine.removeAll(before);
        if (mine.isEmpty()) {
            throw new AssertionError("no process of this test's session runs under " + listener.info());
        }
        mine.forEach(ProcessHandle::destroyForcibly);
    }

    private Set<ProcessHandle> descendants() {
        return listener.descendants().collect(Collectors.toSet());
    }
}

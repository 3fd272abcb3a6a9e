// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import java.util.List;
import java.util.regex.Pattern;
import org.plugboard.contract.Footprint;

/**
 * What sessions could leave behind in this process: sockets, and threads of which neither the JDK, nor the test, nor the
 * manager's bounded pool has any number.
 */
record Leavings(List<String> threads, int sockets) {

    private static final Pattern OF_OTHERS = Pattern.compile("process reaper.*|junit-.*|own-.*|plugboard worker");

    static Leavings now() {
        Footprint all = Footprint.now();
        return new Leavings(
                all.threads().stream()
                        .filter(name -> !OF_OTHERS.matcher(name).matches())
                        .toList(),
                all.sockets());
    }

    boolean isNoMoreThan(Leavings before) {
        return threads.size() <= before.threads.size() && sockets <= before.sockets;
    }
}

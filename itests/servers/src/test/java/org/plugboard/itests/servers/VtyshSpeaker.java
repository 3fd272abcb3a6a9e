// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** FRR's vtysh. */
final class VtyshSpeaker extends FrrSpeaker {

    private final Servers servers;

    VtyshSpeaker(Servers servers) {
        super(RouteMaps.in(servers.file("vtysh.config")), "% Unknown command: ");
        this.servers = servers;
    }

    /** All forms of all commands, 9.8 MB: the only text of this length that vtysh has. Its order is another each time. */
    @Override
    public Question huge() {
        String command = "list permutations";
        try {
            Process vtysh = new ProcessBuilder(servers.text("vtysh.command"), "-c", command).start();
            String answer = new String(vtysh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Question(command, answer.substring(0, answer.length() - 1), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

/** telnetd, login, bash. */
class TelnetBashTest extends BashContract {

    @Override
    Target target() {
        return Target.of(Servers.needed(), "telnet", "linux", "bash", new BashSpeaker());
    }

    /** inetutils' telnetd waits 40 ms with most of its answers (Nagle), whoever asks. */
    @Override
    int connections() {
        return 5;
    }
}

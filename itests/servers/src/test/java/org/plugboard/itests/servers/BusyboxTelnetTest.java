// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

/** busybox' telnetd, login, busybox' ash. */
class BusyboxTelnetTest extends CommandLineContract {

    @Override
    Target target() {
        return Target.of(Servers.needed(), "busybox", "telnet", "linux", "ash", new BashSpeaker(ASH_PROMPT));
    }

    @Override
    int commands() {
        return FEW;
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

/** telnetd, login, vtysh. */
class TelnetVtyshTest extends VtyshContract {

    @Override
    String protocol() {
        return "telnet";
    }

    /** inetutils' telnetd waits 40 ms with most of its answers (Nagle), whoever asks. */
    @Override
    int connections() {
        return 5;
    }
}

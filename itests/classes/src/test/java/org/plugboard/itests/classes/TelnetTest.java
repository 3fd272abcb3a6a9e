// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

class TelnetTest extends CommandLineContract {

    @Override
    String className() {
        return "telnet";
    }

    @Override
    String protocol() {
        return "telnet";
    }
}

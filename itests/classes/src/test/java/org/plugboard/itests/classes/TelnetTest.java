// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import org.plugboard.plugin.telnet.internal.TelnetConnectionFactory;
import org.plugboard.plugin.terminal.internal.TerminalFactoryComponent;
import org.plugboard.spi.ConnectionFactory;

class TelnetTest extends CommandLineContract {

    @Override
    protected String className() {
        return "telnet";
    }

    @Override
    protected ConnectionFactory newFactory() {
        return new TelnetConnectionFactory(new TerminalFactoryComponent());
    }

    @Override
    protected String protocol() {
        return "telnet";
    }
}

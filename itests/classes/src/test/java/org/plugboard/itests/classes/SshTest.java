// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import org.plugboard.plugin.ssh.internal.SshConnectionFactory;
import org.plugboard.plugin.terminal.internal.TerminalFactoryComponent;
import org.plugboard.spi.ConnectionFactory;

class SshTest extends CommandLineContract {

    @Override
    protected String className() {
        return "ssh";
    }

    @Override
    protected ConnectionFactory newFactory() {
        return new SshConnectionFactory(new TerminalFactoryComponent());
    }

    @Override
    protected String protocol() {
        return "ssh";
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import org.plugboard.plugin.terminal.internal.CliConnectionFactory;
import org.plugboard.plugin.terminal.internal.TerminalFactoryComponent;
import org.plugboard.spi.ConnectionFactory;

class CliOverSshTest extends CommandLineContract {

    @Override
    protected String className() {
        return "cli";
    }

    @Override
    protected ConnectionFactory newFactory() {
        return new CliConnectionFactory(new TerminalFactoryComponent());
    }

    @Override
    protected String protocol() {
        return "ssh";
    }
}

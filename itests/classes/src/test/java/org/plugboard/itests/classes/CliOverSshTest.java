// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

class CliOverSshTest extends CommandLineContract {

    @Override
    String className() {
        return "cli";
    }

    @Override
    String protocol() {
        return "ssh";
    }
}

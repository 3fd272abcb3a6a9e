// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

class SshTest extends CommandLineContract {

    @Override
    String className() {
        return "ssh";
    }

    @Override
    String protocol() {
        return "ssh";
    }
}

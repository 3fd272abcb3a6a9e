// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

/** OpenSSH, vtysh. */
class SshVtyshTest extends VtyshContract {

    @Override
    Target target() {
        return super.target().with("known_hosts", folder.resolve("known_hosts"));
    }

    @Override
    String protocol() {
        return "ssh";
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

/** dropbear, vtysh. */
class DropbearVtyshTest extends FrrContract {

    @Override
    Target target() {
        Servers servers = Servers.needed();
        return Target.of(servers, "dropbear.vtysh", "ssh", "frr", "dropbear", new VtyshSpeaker(servers))
                .with("known_hosts", folder.resolve("known_hosts"));
    }

    @Override
    int commands() {
        return FEWER;
    }
}

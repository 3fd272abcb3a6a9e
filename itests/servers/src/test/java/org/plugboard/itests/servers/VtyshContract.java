// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

/** vtysh as a login shell. */
abstract class VtyshContract extends FrrContract {

    @Override
    Target target() {
        Servers servers = Servers.needed();
        return Target.of(servers, protocol(), "frr", "vtysh", new VtyshSpeaker(servers));
    }

    abstract String protocol();
}

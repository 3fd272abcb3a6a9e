// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

/** The VTY of a daemon of FRR itself. */
final class VtySpeaker extends FrrSpeaker {

    private final RouteMaps routeMaps;

    private VtySpeaker(RouteMaps routeMaps) {
        super(routeMaps, "% [ZEBRA] Unknown command: ");
        this.routeMaps = routeMaps;
    }

    static VtySpeaker of(Servers servers) {
        return new VtySpeaker(RouteMaps.in(servers.file("vtysh.config")));
    }

    /** It has nothing that is longer and always in the same order. */
    @Override
    public Question huge() {
        return routeMaps.all();
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

/** dropbear, busybox' ash. */
class DropbearAshTest extends CommandLineContract {

    @Override
    Target target() {
        return Target.of(Servers.needed(), "dropbear.ash", "ssh", "linux", "dropbear", new BashSpeaker(ASH_PROMPT))
                .with("known_hosts", folder.resolve("known_hosts"));
    }

    @Override
    int commands() {
        return FEW;
    }
}

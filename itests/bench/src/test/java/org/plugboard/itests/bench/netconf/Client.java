// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.netconf;

import java.util.Locale;
import org.plugboard.itests.bench.processes.Contender;

/** Who takes part. */
enum Client implements Contender {
    PLUGBOARD,
    /** Framing on sshj and nothing else. */
    SSHJ;

    @Override
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isOurs() {
        return this == PLUGBOARD;
    }

    @Override
    public Client bound() {
        return SSHJ;
    }

    Session connect(Target target) throws java.io.IOException {
        return switch (this) {
            case PLUGBOARD -> new PlugboardSession(target);
            case SSHJ -> new BareSshj(target);
        };
    }
}

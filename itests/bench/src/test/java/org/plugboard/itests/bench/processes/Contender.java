// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.processes;

/** Who takes part, and whom it is compared with. */
public interface Contender {

    /** As the processes and the tables call it. */
    String label();

    /** The lower bound that this one is compared with. */
    Contender bound();
}

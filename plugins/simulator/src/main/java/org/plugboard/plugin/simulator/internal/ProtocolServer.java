// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

/** Serves a device over one protocol on the loopback interface. */
interface ProtocolServer extends AutoCloseable {

    /** Where it listens. */
    int port();

    /** Stops listening and cuts its sessions; their threads end soon after. */
    @Override
    void close();
}

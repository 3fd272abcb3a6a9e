// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.stress;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;

/**
 * A connection as its callers know it, by device and alias.
 *
 * @param protocol how it leads to the device
 * @param request what makes it
 * @param weight how often it is called, beside the others
 * @param mortal whether its device may die, and anybody may close or destroy it
 * @param hurried whether its callers do not wait long for their turn or for a worker
 * @param uses how many calls and leases of it have got as far as a session
 */
record Line(
        Peer peer,
        String protocol,
        ConnectRequest request,
        int weight,
        boolean mortal,
        boolean hurried,
        LongAdder uses) {

    /** The alias of pools whose borrowings are counted. */
    static final String COUNTED = "counted";

    String alias() {
        return request.alias().orElseThrow();
    }

    String name() {
        return peer.name() + "/" + alias();
    }

    boolean isNetconf() {
        return protocol.equals("netconf");
    }

    /** Whether the commands that reach the device are heard; those over SSH nobody can read. */
    boolean isTapped() {
        return protocol.equals("telnet");
    }

    boolean isPool() {
        return request.arguments().containsKey("pool_size");
    }

    /** The connection, which is made if it is not there. */
    Connection connection() {
        Map<String, Connection> all = peer.device().connectionManager().connections();
        Connection there = all.get(alias());
        return there == null ? peer.device().instantiate(request) : there;
    }

    @Override
    public String toString() {
        return name() + " over " + protocol;
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A session of NETCONF as its device sees it. Used under the lock of the device. */
public final class ServerSession {

    private final long id;
    private final String user;
    private final String host;
    private final Client client;
    private final Instant since = Instant.now();
    private @Nullable Subscription subscription;
    private boolean over;
    private long requests;
    private long refused;
    private long notified;

    ServerSession(long id, String user, String host, Client client) {
        this.id = id;
        this.user = user;
        this.host = host;
        this.client = client;
    }

    /** Its number. */
    public long id() {
        return id;
    }

    String user() {
        return user;
    }

    String host() {
        return host;
    }

    Client client() {
        return client;
    }

    Instant since() {
        return since;
    }

    @Nullable
    Subscription subscription() {
        return subscription;
    }

    void subscribe(@Nullable Subscription next) {
        subscription = next;
    }

    boolean isOver() {
        return over;
    }

    void end() {
        over = true;
    }

    void asked() {
        requests++;
    }

    void refused() {
        refused++;
    }

    void notified() {
        notified++;
    }

    /** The counters of RFC 6022. */
    String counters() {
        return "<in-rpcs>" + requests + "</in-rpcs><in-bad-rpcs>0</in-bad-rpcs><out-rpc-errors>" + refused
                + "</out-rpc-errors><out-notifications>" + notified + "</out-notifications>";
    }
}

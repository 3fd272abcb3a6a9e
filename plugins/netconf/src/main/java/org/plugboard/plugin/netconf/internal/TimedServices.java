// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.plugboard.netconf.ReplyReader;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcReply;
import org.plugboard.netconf.RpcResult;
import org.plugboard.spi.Deadline;

/** The services of a session for one call, all of whose requests together may take as long as it says. */
final class TimedServices extends NetconfServices {

    private final NetconfServices session;
    private final Deadline deadline;

    TimedServices(String name, NetconfServices session, Deadline deadline) {
        super(name);
        this.session = session;
        this.deadline = deadline;
    }

    @Override
    OpenNetconf open() {
        return session.open();
    }

    @Override
    Deadline deadline() {
        return deadline;
    }

    @Override
    NetconfServices within(Duration timeout) {
        return new TimedServices(name(), session, deadline.atMost(timeout));
    }

    @Override
    public RpcReply send(Rpc rpc) {
        if (deadline.isOver()) {
            throw session.open().failures().callOver(rpc.name(), deadline);
        }
        return send(rpc, ofRequest(rpc));
    }

    @Override
    RpcReply send(Rpc rpc, Deadline until) {
        return session.send(rpc, until);
    }

    private Deadline ofRequest(Rpc rpc) {
        Duration own = rpc.limits().timeout();
        return own == null ? deadline : deadline.atMost(own);
    }

    /** Where nothing is left of the time, it is over at once. */
    private Rpc limited(Rpc rpc) {
        return rpc.timeout(Duration.ofNanos(Math.max(1, ofRequest(rpc).remainingNs())));
    }

    @Override
    public List<RpcResult> sendAll(List<Rpc> rpcs) {
        return session.sendAll(rpcs.stream().map(this::limited).toList());
    }

    @Override
    public <T> T read(Rpc rpc, ReplyReader<T> reader) {
        return session.read(limited(rpc), reader);
    }

    @Override
    public long save(Rpc rpc, Path file) {
        return session.save(limited(rpc), file);
    }
}

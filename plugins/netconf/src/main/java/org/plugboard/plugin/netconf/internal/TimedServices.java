// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
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
    Deadline deadline(Rpc rpc) {
        if (deadline.isOver()) {
            throw session.open().failures().callOver(rpc.name(), deadline);
        }
        Duration own = rpc.limits().timeout();
        return own == null ? deadline : deadline.atMost(own);
    }

    @Override
    NetconfServices within(Duration timeout) {
        return new TimedServices(name(), session, deadline.atMost(timeout));
    }

    @Override
    RpcReply send(Rpc rpc, Deadline until) {
        return session.send(rpc, until);
    }

    @Override
    List<RpcResult> sendAll(List<Rpc> rpcs, Function<Rpc, Deadline> until) {
        return session.sendAll(rpcs, until);
    }

    @Override
    <T> T read(Rpc rpc, ReplyReader<T> reader, Deadline until) {
        return session.read(rpc, reader, until);
    }

    @Override
    long save(Rpc rpc, Path file, Deadline until) {
        return session.save(rpc, file, until);
    }
}

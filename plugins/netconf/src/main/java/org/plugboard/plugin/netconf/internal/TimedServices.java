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

/** The services of a session whose requests may take as long as their caller says. */
final class TimedServices extends NetconfServices {

    private final NetconfServices session;
    private final Duration timeout;

    TimedServices(String name, NetconfServices session, Duration timeout) {
        super(name);
        this.session = session;
        this.timeout = timeout;
    }

    @Override
    OpenNetconf open() {
        return session.open();
    }

    @Override
    public RpcReply send(Rpc rpc) {
        return session.send(rpc.timeout(timeout));
    }

    @Override
    public List<RpcResult> sendAll(List<Rpc> rpcs) {
        return session.sendAll(rpcs.stream().map(rpc -> rpc.timeout(timeout)).toList());
    }

    @Override
    public <T> T read(Rpc rpc, ReplyReader<T> reader) {
        return session.read(rpc.timeout(timeout), reader);
    }

    @Override
    public long save(Rpc rpc, Path file) {
        return session.save(rpc.timeout(timeout), file);
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.time.Duration;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcReply;

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
}

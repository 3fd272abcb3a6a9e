// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.sshd.common.io.IoHandler;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.util.Readable;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves a device over telnet: the dialogue at login, then the command line. */
final class TelnetPort implements IoHandler {

    private static final Logger LOG = LoggerFactory.getLogger(TelnetPort.class);

    private final DeviceModel device;
    private final Executor threads;
    private final ScheduledExecutorService timer;

    TelnetPort(DeviceModel device, Executor threads, ScheduledExecutorService timer) {
        this.device = device;
        this.threads = threads;
        this.timer = timer;
    }

    @Override
    public void sessionCreated(IoSession session) {
        TelnetWire wire = new TelnetWire(session);
        Peer peer = new Peer(wire, new TelnetConversation(device.console()), threads, timer);
        session.setAttribute(TelnetPort.class, new Call(wire, peer));
        peer.begin();
    }

    @Override
    public void messageReceived(IoSession session, Readable message) {
        if (session.getAttribute(TelnetPort.class) instanceof Call call) {
            ByteArrayBuffer buffer = new ByteArrayBuffer(message.available(), false);
            buffer.putBuffer(message);
            byte[] bytes = buffer.getCompactData();
            call.wire.came(bytes.length);
            call.peer.received(bytes);
        }
    }

    @Override
    public void sessionClosed(IoSession session) {
        if (session.getAttribute(TelnetPort.class) instanceof Call call) {
            call.peer.lost();
        }
    }

    @Override
    public void exceptionCaught(IoSession session, Throwable cause) {
        LOG.debug("{}: a telnet session ends: {}", device.hostname(), cause.toString());
    }

    private record Call(TelnetWire wire, Peer peer) {}
}

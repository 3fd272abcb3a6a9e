// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.netconf;

import java.util.Collections;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcResult;
import org.plugboard.plugin.netconf.internal.NetconfConnectionFactory;
import org.plugboard.plugin.ssh.internal.SshTransportFactory;
import org.plugboard.plugin.tcp.internal.TcpTransportFactory;

/** A session of Plugboard: manager, netconf, ssh, tcp. A reply is its text, checked. */
final class PlugboardSession implements Session {

    private static final EmbeddedPlugboard PLUGBOARD = EmbeddedPlugboard.builder()
            .connections(new NetconfConnectionFactory())
            .transports(new TcpTransportFactory(), new SshTransportFactory())
            .build();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Device device;
    private final Netconf netconf;

    PlugboardSession(Target target) {
        Map<String, Object> path =
                Map.of("protocol", "netconf", "ip", "127.0.0.1", "port", target.port(), "host_keys", "off");
        device = PLUGBOARD.device(DeviceFacts.named("bench" + COUNT.incrementAndGet())
                .credentials(Credentials.of(Credential.of(target.user(), target.password())))
                .path(Path.of("nc", path))
                .build());
        netconf = device.connect().as(Netconf.class);
    }

    @Override
    public int ask(String operation) {
        return netconf.rpc(operation).text().length();
    }

    @Override
    public void askAtOnce(String operation, int requests) {
        for (RpcResult result : netconf.sendAll(Collections.nCopies(requests, Rpc.of(operation)))) {
            result.get();
        }
    }

    @Override
    public void close() {
        device.destroyAll();
    }
}

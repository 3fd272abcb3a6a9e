// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.netconf;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.netconf.Netconf;
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

    /** As many threads as share a session. */
    private static final int THREADS = 16;

    private final Device device;
    private final Netconf netconf;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "asks");
        thread.setDaemon(true);
        return thread;
    });

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
    public void askAtOnce(String operation, int requests) throws IOException {
        var calls = IntStream.range(0, THREADS)
                .<Future<?>>mapToObj(thread -> threads.submit(() -> {
                    for (int i = thread; i < requests; i += THREADS) {
                        ask(operation);
                    }
                }))
                .toList();
        try {
            for (Future<?> call : calls) {
                call.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        device.destroyAll();
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.threads.NoCloseExecutor;
import org.apache.sshd.server.SshServer;
import org.plugboard.device.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves a device over SSH with a host key of its own, made at the start. */
final class SshDeviceServer implements ProtocolServer {

    private static final Logger LOG = LoggerFactory.getLogger(SshDeviceServer.class);

    private static final int HOST_KEY_BITS = 2048;

    private final DeviceModel device;
    private final SshServer server = SshServer.setUpDefaultServer();

    SshDeviceServer(DeviceModel device, InetAddress address, ExecutorService threads, ScheduledExecutorService timer) {
        this.device = device;
        server.setHost(address.getHostAddress());
        server.setPort(0);
        server.setIoServiceFactoryFactory(new Nio2ServiceFactoryFactory(() -> new NoCloseExecutor(threads)));
        server.setScheduledExecutorService(timer, false);
        server.setPasswordAuthenticator((username, password, session) -> accepts(username, password));
        server.setShellFactory(channel -> new SshShell(device, threads));
    }

    SshDeviceServer start() throws IOException {
        try {
            // The one kind that the JDK, MINA and every client can do without a further library.
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(HOST_KEY_BITS);
            server.setKeyPairProvider(KeyPairProvider.wrap(keys.generateKeyPair()));
        } catch (GeneralSecurityException e) {
            throw new IOException("no host key can be made: " + e.getMessage(), e);
        }
        server.start();
        return this;
    }

    private boolean accepts(String username, String password) {
        return device.credential().username().equals(Optional.of(username))
                && device.credential().password().equals(Optional.of(Secret.of(password)));
    }

    @Override
    public int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            LOG.debug("{}: ssh: {}", device.hostname(), e.getMessage());
        }
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.io.IoHandler;
import org.apache.sshd.common.io.IoServiceFactory;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactory;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.threads.NoCloseExecutor;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.server.session.ServerSessionImpl;
import org.apache.sshd.server.session.SessionFactory;
import org.apache.sshd.server.subsystem.SubsystemFactory;

/**
 * SSH as all devices of a simulator speak it: one configuration and one host key, made once. A session knows by the port at
 * which it came in to which device it belongs.
 */
final class SshFront extends SshServer {

    private static final int HOST_KEY_BITS = 2048;
    private static final long WINDOW = 64 * 1024;
    private static final int READ_BUFFER = 8 * 1024;
    private static final AttributeKey<Place> PLACE = new AttributeKey<>();

    private final Executor threads;
    private final ScheduledExecutorService timer;

    /** Which device a port belongs to, and whether it has a shell there. */
    private record Place(DeviceModel device, boolean shell) {}

    private SshFront(ExecutorService threads, ScheduledExecutorService timer) {
        this.threads = threads;
        this.timer = timer;
        setIoServiceFactoryFactory(new Nio2ServiceFactoryFactory() {
            @Override
            public IoServiceFactory create(FactoryManager manager) {
                return new Nio2ServiceFactory(manager, new NoCloseExecutor(threads), new NoCloseExecutor(threads));
            }
        });
        setScheduledExecutorService(timer, false);
        CoreModuleProperties.WINDOW_SIZE.set(this, WINDOW);
        CoreModuleProperties.TCP_NODELAY.set(this, true);
        CoreModuleProperties.NIO2_READ_BUFFER_SIZE.set(this, READ_BUFFER);
        CoreModuleProperties.IDLE_TIMEOUT.set(this, Duration.ZERO);
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(this, Duration.ZERO);
    }

    static SshFront create(ExecutorService threads, ScheduledExecutorService timer) {
        SshFront front = (SshFront) ServerBuilder.builder()
                .factory(() -> new SshFront(threads, timer))
                .build();
        front.configure();
        return front;
    }

    private void configure() {
        setKeyPairProvider(KeyPairProvider.wrap(hostKey()));
        // The keys in the home of the user who runs this open no device.
        setPublickeyAuthenticator(null);
        setPasswordAuthenticator(
                (username, password, session) -> place(session).device.accepts(username, password));
        // Key exchanges that resist quantum computers cost 110 ms of CPU here, and 500 devices are connected at once.
        setKeyExchangeFactories(NamedFactory.setUpTransformedFactories(
                true,
                List.of(
                        BuiltinDHFactories.curve25519,
                        BuiltinDHFactories.curve25519_libssh,
                        BuiltinDHFactories.ecdhp256,
                        BuiltinDHFactories.dhg14_256),
                ServerBuilder.DH2KEX));
        setShellFactory(this::shell);
        setSubsystemFactories(List.of(new NetconfSubsystem()));
        checkConfig();
        setupSessionTimeout(getSessionFactory());
    }

    /** Opens a port where this device has its shell, and NETCONF if it speaks that; or NETCONF alone. */
    Listener open(DeviceModel device, boolean shell) throws IOException {
        Place place = new Place(device, shell);
        return open(new SessionFactory(this) {
            @Override
            protected ServerSessionImpl doCreateSession(IoSession connection) throws Exception {
                ServerSessionImpl session = super.doCreateSession(connection);
                session.setAttribute(PLACE, place);
                return session;
            }
        });
    }

    /** Opens a port for another protocol. */
    Listener open(IoHandler handler) throws IOException {
        return new Listener(getIoServiceFactory().createAcceptor(handler));
    }

    private Command shell(ChannelSession channel) throws IOException {
        Place place = place(channel.getSession());
        if (!place.shell) {
            throw new IOException(place.device.hostname() + " has no shell on its port for NETCONF");
        }
        return new SshChannel(channel, place.device.shell(), threads, timer);
    }

    private static Place place(ServerSession session) {
        Place place = session.getAttribute(PLACE);
        if (place == null) {
            throw new IllegalStateException("a session without a device");
        }
        return place;
    }

    /** The one kind that the JDK, MINA and every client can do without a further library. */
    private static KeyPair hostKey() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(HOST_KEY_BITS);
            return keys.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK makes no RSA keys", e);
        }
    }

    private final class NetconfSubsystem implements SubsystemFactory {

        @Override
        public String getName() {
            return "netconf";
        }

        @Override
        public Command createSubsystem(ChannelSession channel) throws IOException {
            ServerSession session = channel.getSession();
            Conversation netconf = place(session).device.netconf(session.getUsername(), host(session));
            return new SshChannel(channel, netconf, threads, timer);
        }

        private static String host(ServerSession session) {
            return session.getClientAddress() instanceof InetSocketAddress address ? address.getHostString() : "";
        }
    }
}

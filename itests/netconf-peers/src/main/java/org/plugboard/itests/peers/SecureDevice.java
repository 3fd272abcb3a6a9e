// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.peers;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.opendaylight.netconf.api.CapabilityURN;
import org.opendaylight.netconf.api.TransportConstants;
import org.opendaylight.netconf.common.impl.DefaultNetconfTimer;
import org.opendaylight.netconf.server.NetconfServerSessionNegotiatorFactory;
import org.opendaylight.netconf.server.ServerTransportInitializer;
import org.opendaylight.netconf.server.api.monitoring.BasicCapability;
import org.opendaylight.netconf.server.api.monitoring.Capability;
import org.opendaylight.netconf.server.impl.DefaultSessionIdProvider;
import org.opendaylight.netconf.server.osgi.AggregatedNetconfOperationServiceFactory;
import org.opendaylight.netconf.shaded.sshd.common.keyprovider.KeyPairProvider;
import org.opendaylight.netconf.shaded.sshd.server.ServerFactoryManager;
import org.opendaylight.netconf.shaded.sshd.server.auth.password.UserAuthPasswordFactory;
import org.opendaylight.netconf.test.tool.DummyMonitoringService;
import org.opendaylight.netconf.test.tool.config.Configuration;
import org.opendaylight.netconf.test.tool.monitoring.NetconfMonitoringOperationServiceFactory;
import org.opendaylight.netconf.test.tool.operations.OperationsProvider;
import org.opendaylight.netconf.transport.api.TransportChannel;
import org.opendaylight.netconf.transport.api.TransportChannelListener;
import org.opendaylight.netconf.transport.api.UnsupportedConfigurationException;
import org.opendaylight.netconf.transport.ssh.SSHTransportStackFactory;
import org.opendaylight.netconf.transport.tls.FixedSslHandlerFactory;
import org.opendaylight.netconf.transport.tls.TLSServer;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Host;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddress;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.netconf.client.rev240208.netconf.client.initiate.stack.grouping.transport.tls.tls.TcpClientParametersBuilder;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.netconf.client.rev240208.netconf.client.listen.stack.grouping.transport.ssh.ssh.TcpServerParametersBuilder;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.tcp.client.rev240208.TcpClientGrouping;
import org.opendaylight.yangtools.yang.common.Uint16;

/**
 * The process of a device of the testtool behind OpenDaylight's other transports, which the tool itself does not start: TLS, and the
 * calls home of SSH and TLS. Its first line is the port of TLS; it ends with its standard input. An order is {@code ssh PORT} or {@code
 * tls PORT}: it calls there, and answers {@code called}, or {@code refused} if nobody listens.
 */
final class SecureDevice {

    /** Held, since the JDK forgets the level of a logger that nobody holds. */
    private static final Logger ROOT = Logger.getLogger("");

    private static final int THREADS = 2;
    private static final int HELLO_LIMIT_MS = 60_000;
    private static final IpAddress LOOPBACK = IetfInetUtil.ipAddressFor(InetAddress.getLoopbackAddress());

    private final ServerTransportInitializer device = device();
    private final TransportChannelListener overTls = new GreetingFirst(device);
    private final SSHTransportStackFactory threads = new SSHTransportStackFactory("device", THREADS);
    private final KeyPair hostKey;
    private final SslContext tls;

    private SecureDevice(Path keys) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        hostKey = generator.generateKeyPair();
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keystore(keys.resolve(Keys.DEVICE)), Keys.PASSWORD.toCharArray());
        TrustManagerFactory clients = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        clients.init(keystore(keys.resolve(Keys.TRUSTED_BY_DEVICE)));
        tls = SslContextBuilder.forServer(own)
                .trustManager(clients)
                .clientAuth(ClientAuth.REQUIRE)
                .build();
    }

    public static void main(String[] arguments) throws Exception {
        ROOT.setLevel(Level.WARNING);
        SecureDevice device = new SecureDevice(Path.of(arguments[0]));
        System.out.println(device.listen());
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String[] words = order.split(" ", -1);
            System.out.println(device.call(words[0], Integer.parseInt(words[1])) ? "called" : "refused");
        }
        System.exit(0);
    }

    /** As the testtool makes its devices, but that it knows them by the address that they listen on, which who calls has not. */
    private static ServerTransportInitializer device() {
        Set<Capability> capabilities = Set.of(new BasicCapability(CapabilityURN.CANDIDATE));
        DummyMonitoringService monitoring = new DummyMonitoringService(capabilities);
        AggregatedNetconfOperationServiceFactory operations = new AggregatedNetconfOperationServiceFactory();
        operations.onAddNetconfOperationServiceFactory(new OperationsProvider(capabilities));
        operations.onAddNetconfOperationServiceFactory(new NetconfMonitoringOperationServiceFactory(monitoring));
        return new ServerTransportInitializer(NetconfServerSessionNegotiatorFactory.builder()
                .setTimer(new DefaultNetconfTimer())
                .setAggregatedOpService(operations)
                .setIdProvider(new DefaultSessionIdProvider())
                .setConnectionTimeoutMillis(HELLO_LIMIT_MS)
                .setMonitoringService(monitoring)
                .setBaseCapabilities(Configuration.DEFAULT_BASE_CAPABILITIES)
                .build());
    }

    private static KeyStore keystore(Path file) throws IOException, GeneralSecurityException {
        KeyStore keystore = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keystore.load(in, Keys.PASSWORD.toCharArray());
        }
        return keystore;
    }

    private int listen()
            throws IOException, UnsupportedConfigurationException, ExecutionException, InterruptedException {
        int port = freePort();
        TLSServer.listen(
                        overTls,
                        threads.newServerBootstrap(),
                        new TcpServerParametersBuilder()
                                .setLocalAddress(LOOPBACK)
                                .setLocalPort(new PortNumber(Uint16.valueOf(port)))
                                .build(),
                        new FixedSslHandlerFactory(tls))
                .get();
        return port;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean call(String transport, int port) throws UnsupportedConfigurationException, InterruptedException {
        TcpClientGrouping there = new TcpClientParametersBuilder()
                .setRemoteAddress(new Host(LOOPBACK))
                .setRemotePort(new PortNumber(Uint16.valueOf(port)))
                .build();
        try {
            if (transport.equals("ssh")) {
                threads.connectServer(TransportConstants.SSH_SUBSYSTEM, device, there, null, this::configure)
                        .get();
            } else {
                TLSServer.connect(overTls, threads.newBootstrap(), there, new FixedSslHandlerFactory(tls))
                        .get();
            }
            return true;
        } catch (ExecutionException nobodyListens) {
            return false;
        }
    }

    private void configure(ServerFactoryManager server) {
        server.setUserAuthFactories(List.of(new UserAuthPasswordFactory()));
        server.setPasswordAuthenticator(
                (user, password, session) -> user.equals(TestTool.USER) && password.equals(TestTool.PASSWORD));
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    }

    /** A channel of TLS is active before there is anybody to greet over it: it is told once more. */
    private record GreetingFirst(ServerTransportInitializer device) implements TransportChannelListener {

        @Override
        public void onTransportChannelEstablished(TransportChannel channel) {
            device.onTransportChannelEstablished(channel);
            channel.channel().pipeline().context(SslHandler.class).fireChannelActive();
        }

        @Override
        public void onTransportChannelFailed(Throwable cause) {
            device.onTransportChannelFailed(cause);
        }
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.netconf;

import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.opendaylight.netconf.api.NetconfTerminationReason;
import org.opendaylight.netconf.api.messages.NetconfMessage;
import org.opendaylight.netconf.api.xml.XmlUtil;
import org.opendaylight.netconf.client.NetconfClientFactoryImpl;
import org.opendaylight.netconf.client.NetconfClientSession;
import org.opendaylight.netconf.client.NetconfClientSessionListener;
import org.opendaylight.netconf.client.conf.NetconfClientConfiguration.NetconfClientProtocol;
import org.opendaylight.netconf.client.conf.NetconfClientConfigurationBuilder;
import org.opendaylight.netconf.common.impl.DefaultNetconfTimer;
import org.opendaylight.netconf.transport.api.UnsupportedConfigurationException;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.crypto.types.rev240208.password.grouping.password.type.CleartextPasswordBuilder;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Host;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.netconf.client.rev240208.netconf.client.initiate.stack.grouping.transport.tls.tls.TcpClientParametersBuilder;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.netconf.client.rev240208.netconf.client.listen.stack.grouping.transport.ssh.ssh.SshClientParametersBuilder;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.ssh.client.rev240208.ssh.client.grouping.ClientIdentityBuilder;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.ssh.client.rev240208.ssh.client.grouping.client.identity.PasswordBuilder;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.xml.sax.SAXException;

/** A session of OpenDaylight's netconf-client. A reply is a DOM. */
final class OpenDaylightSession implements Session {

    private static final int LIMIT_MS = 60_000;
    private static final NetconfClientFactoryImpl FACTORY = new NetconfClientFactoryImpl(new DefaultNetconfTimer());

    private final Replies replies = new Replies();
    private final NetconfClientSession session;
    private int id;

    OpenDaylightSession(Target target) throws IOException {
        try {
            session = FACTORY.createClient(NetconfClientConfigurationBuilder.create()
                            .withProtocol(NetconfClientProtocol.SSH)
                            .withTcpParameters(new TcpClientParametersBuilder()
                                    .setRemoteAddress(
                                            new Host(IetfInetUtil.ipAddressFor(InetAddress.getLoopbackAddress())))
                                    .setRemotePort(new PortNumber(Uint16.valueOf(target.port())))
                                    .build())
                            .withSshParameters(new SshClientParametersBuilder()
                                    .setClientIdentity(new ClientIdentityBuilder()
                                            .setUsername(target.user())
                                            .setPassword(new PasswordBuilder()
                                                    .setPasswordType(new CleartextPasswordBuilder()
                                                            .setCleartextPassword(target.password())
                                                            .build())
                                                    .build())
                                            .build())
                                    .build())
                            .withSessionListener(replies)
                            .withConnectionTimeoutMillis(LIMIT_MS)
                            .build())
                    .get(LIMIT_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException | TimeoutException | UnsupportedConfigurationException e) {
            throw new IOException(e);
        }
    }

    @Override
    public int ask(String operation) throws IOException {
        send(operation);
        replies.next();
        return 1;
    }

    @Override
    public void askAtOnce(String operation, int requests) throws IOException {
        for (int i = 0; i < requests; i++) {
            send(operation);
        }
        for (int i = 0; i < requests; i++) {
            replies.next();
        }
    }

    private void send(String operation) throws IOException {
        try {
            NetconfMessage rpc = new NetconfMessage(
                    XmlUtil.readXmlToDocument("<rpc xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\" message-id=\""
                            + ++id + "\">" + operation + "</rpc>"));
            session.sendMessage(rpc).addListener(sent -> {
                if (!sent.isSuccess()) {
                    replies.fail(sent.cause());
                }
            });
        } catch (SAXException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        session.close();
    }

    /** What has come, in its order. */
    private static final class Replies implements NetconfClientSessionListener {

        private final LinkedBlockingQueue<NetconfMessage> come = new LinkedBlockingQueue<>();

        private volatile @Nullable Throwable failure;

        void next() throws IOException {
            try {
                if (come.poll(LIMIT_MS, TimeUnit.MILLISECONDS) == null) {
                    throw new IOException("no reply", failure);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }

        void fail(Throwable cause) {
            failure = cause;
        }

        @Override
        public void onSessionUp(NetconfClientSession up) {
            // Whoever made it is told, too.
        }

        @Override
        public void onSessionDown(NetconfClientSession down, Exception cause) {
            fail(cause);
        }

        @Override
        public void onSessionTerminated(NetconfClientSession ended, NetconfTerminationReason reason) {
            fail(new IOException(reason.getErrorMessage()));
        }

        @Override
        public void onMessage(NetconfClientSession from, NetconfMessage message) {
            come.add(message);
        }

        @Override
        public void onError(NetconfClientSession from, Exception cause) {
            fail(cause);
        }
    }
}

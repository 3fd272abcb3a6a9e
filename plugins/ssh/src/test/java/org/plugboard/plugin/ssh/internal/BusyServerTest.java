// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.sshd.client.future.DefaultOpenFuture;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.DeviceBusyException;
import org.plugboard.device.Credential;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.TransportRequest;
import org.plugboard.spi.TransportRequest.Window;

/** Against a server that speaks SSH and then has no room, or is gone; who says so before is in {@link HostileServerTest}. */
@Timeout(60)
class BusyServerTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private SshServer server;

    @BeforeEach
    void prepare() {
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
        server.setPasswordAuthenticator((user, password, session) -> true);
    }

    @AfterEach
    void stop() throws IOException {
        server.stop();
    }

    @ParameterizedTest
    @CsvSource({
        SshConstants.SSH2_DISCONNECT_BY_APPLICATION + ", Maximum number of sessions reached",
        SshConstants.SSH2_DISCONNECT_BY_APPLICATION + ", All VTY lines are in use",
        SshConstants.SSH2_DISCONNECT_SERVICE_NOT_AVAILABLE + ", no free lines",
        SshConstants.SSH2_DISCONNECT_TOO_MANY_CONNECTIONS + ", Bye"
    })
    void aServerThatDisconnectsBecauseItIsFullIsBusy(int reason, String said) throws IOException {
        disconnect(reason, said);

        assertThatThrownBy(this::open)
                .isInstanceOf(DeviceBusyException.class)
                .hasMessageStartingWith(
                        "R1/ssh: ssh admin@127.0.0.1:" + server.getPort() + " failed while logging in: ")
                .hasMessageContainingAll("it lets in nobody more: \"" + said + "\"", "limits: sessions");
    }

    @Test
    void onlyTheBeginningOfManyWordsIsTold() throws IOException {
        disconnect(SshConstants.SSH2_DISCONNECT_BY_APPLICATION, "Session limit reached. " + "Call us. ".repeat(1000));

        assertThatThrownBy(this::open)
                .isInstanceOf(DeviceBusyException.class)
                .satisfies(busy -> assertThat(busy.getMessage()).hasSizeLessThan(500));
    }

    @ParameterizedTest
    @CsvSource({
        SshConstants.SSH2_DISCONNECT_BY_APPLICATION + ", Too many authentication failures",
        SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE + ", Maximum number of login attempts reached",
        SshConstants.SSH2_DISCONNECT_BY_APPLICATION + ", Bye"
    })
    void aServerThatDisconnectsForAnotherReasonRefusesTheLogin(int reason, String said) throws IOException {
        disconnect(reason, said);

        assertThatThrownBy(this::open)
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("the server ended the login: " + said);
    }

    /** Often, since sshj takes a connection for open that has ended, as long as its reader has not. */
    @RepeatedTest(20)
    void aConnectionThatBreaksWithinTheLoginIsNoRefusal() throws IOException {
        server.setPasswordAuthenticator((user, password, session) -> {
            session.getIoSession().close(true);
            return false;
        });
        server.start();

        assertThatThrownBy(this::open)
                .isExactlyInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("failed while logging in");
    }

    @ParameterizedTest
    @CsvSource({
        SshConstants.SSH_OPEN_RESOURCE_SHORTAGE + ", no session left, no session left",
        SshConstants.SSH_OPEN_CONNECT_FAILED + ", open failed, open failed",
        SshConstants.SSH_OPEN_RESOURCE_SHORTAGE + ", '', RESOURCE_SHORTAGE"
    })
    void aServerThatHasNoChannelLeftIsBusy(int reason, String said, String told) throws IOException {
        refuseChannels(reason, said);

        assertThatThrownBy(this::open)
                .isInstanceOf(DeviceBusyException.class)
                .hasMessageContainingAll(
                        "while starting the session: it lets in nobody more: \"" + told + "\"", "limits: sessions");
    }

    @Test
    void aServerThatForbidsChannelsIsNotBusy() throws IOException {
        refuseChannels(SshConstants.SSH_OPEN_ADMINISTRATIVELY_PROHIBITED, "not for you");

        assertThatThrownBy(this::open)
                .isExactlyInstanceOf(ConnectFailedException.class)
                .hasMessageEndingWith("failed while starting the session: not for you");
    }

    private void open() {
        ConnectionContext context = Contexts.context(
                "127.0.0.1",
                server.getPort(),
                Map.of("known_hosts", folder.resolve("known_hosts").toString()),
                Credential.of("admin", "secret"));
        TransportRequest request = TransportRequest.shell("ssh", new Window("vt100", 80, 24));
        try (SshTransport transport = new SshTransport(context, SshSettings.from(context, request), request)) {
            transport.open(Deadline.after(LONG));
        }
    }

    /** Whoever says his password. */
    private void disconnect(int reason, String said) throws IOException {
        server.setPasswordAuthenticator((user, password, session) -> {
            try {
                session.disconnect(reason, said);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return false;
        });
        server.start();
    }

    private void refuseChannels(int reason, String said) throws IOException {
        server.setChannelFactories(List.of(new ChannelFactory() {
            @Override
            public String getName() {
                return "session";
            }

            @Override
            public Channel createChannel(Session session) {
                return new ChannelSession() {
                    @Override
                    public OpenFuture open(long recipient, long window, long packet, Buffer buffer) {
                        Buffer failure = session.createBuffer(SshConstants.SSH_MSG_CHANNEL_OPEN_FAILURE);
                        failure.putUInt(recipient);
                        failure.putUInt(reason);
                        failure.putString(said);
                        failure.putString("");
                        try {
                            session.writePacket(failure);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                        return new DefaultOpenFuture(this, new Object());
                    }
                };
            }
        }));
        server.start();
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.cli.Cli;
import org.plugboard.cli.Command;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.TimedOutException;
import org.plugboard.device.Device;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.Filter;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.RpcErrorException;
import org.plugboard.plugin.netconf.internal.NetconfConnectionFactory;
import org.plugboard.plugin.ssh.internal.SshConnectionFactory;
import org.plugboard.plugin.ssh.internal.SshTransportFactory;
import org.plugboard.plugin.tcp.internal.TcpTransportFactory;
import org.plugboard.plugin.terminal.internal.TerminalFactoryComponent;
import org.plugboard.spi.ConnectionClass;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.ConnectionProtocol;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Resettable;
import org.plugboard.spi.Session;

/** What a pool does between two borrowers, done by hand on the sessions of real servers. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ResetTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final String SYSTEM = "urn:ietf:params:xml:ns:yang:ietf-system";
    private static final String LOCATION = "<system xmlns='%s'><location>lab</location></system>".formatted(SYSTEM);

    @TempDir
    Path folder;

    /** The sessions in the order in which they were made. */
    private final List<Session> sessions = new CopyOnWriteArrayList<>();

    private final EmbeddedPlugboard plugboard = EmbeddedPlugboard.builder()
            .connections(
                    new Lines(new SshConnectionFactory(new TerminalFactoryComponent()), sessions),
                    new Requests(new NetconfConnectionFactory(), sessions))
            .transports(new TcpTransportFactory(), new SshTransportFactory())
            .build();

    @AfterEach
    void close() {
        plugboard.close();
    }

    @Test
    void bashIsBroughtBackToItsPrompt() throws Exception {
        try (OwnSshd sshd = OwnSshd.start(folder)) {
            Target target = sshd.target(new BashSpeaker()).with("known_hosts", folder.resolve("known_hosts"));
            Cli cli = connect(target).as(Cli.class);
            for (String left : List.of("cat\r", "sleep 1000\r", "echo 'half", "read -p 'Sure? ' answer\r")) {
                cli.send(left);
                resetFrom(left);
                assertThat(cli.execute("echo next")).as(left).isEqualTo("next");
            }
            assertThatThrownBy(() -> cli.execute("sleep 1000", SHORT)).isInstanceOf(TimedOutException.class);
            resetFrom("a command that does not end");
            assertThat(cli.execute("echo next")).isEqualTo("next");
        }
    }

    @Test
    void vtyshIsBroughtBackToItsMode() {
        Servers servers = Servers.needed();
        Target target = Target.of(servers, "ssh", "frr", "vtysh", new VtyshSpeaker(servers))
                .with("known_hosts", folder.resolve("known_hosts"));
        Cli cli = connect(target).as(Cli.class);
        String version = cli.execute("show version");
        cli.run(Command.of("configure terminal").changingMode());
        cli.execute("route-map left permit 10");
        resetFrom("a mode within the configuration");
        assertThat(cli.execute("show version")).isEqualTo(version);
        cli.run(Command.of("disable").changingMode());
        resetFrom("a lower mode");
        cli.send("show runn");
        resetFrom("half a line");
        assertThat(cli.execute("show version")).isEqualTo(version);
        cli.configure("no route-map left");
    }

    @Test
    void netconfdHasItsLocksAndItsCandidateBack() throws Exception {
        try (OwnNetconfd server = OwnNetconfd.start(folder)) {
            Device device = plugboard.device(server.device(server.port()));
            Netconf first = Awake.awake(device.connect()).as(Netconf.class);
            Netconf other = Awake.awake(device.connect(ConnectRequest.defaults().alias("other")))
                    .as(Netconf.class);
            assertThat(worker().isReset()).isTrue();
            first.lock(Datastore.RUNNING);
            first.execute("lock candidate");
            first.editConfig(Datastore.CANDIDATE, LOCATION);
            assertThatThrownBy(() -> other.lock(Datastore.CANDIDATE)).isInstanceOf(RpcErrorException.class);

            resetFrom("two locks");

            other.lock(Datastore.CANDIDATE);
            other.lock(Datastore.RUNNING);
            Filter all = Filter.subtree("<system xmlns='%s'/>".formatted(SYSTEM));
            assertThat(other.getConfig(Datastore.CANDIDATE, all).text()).doesNotContain("lab");
        }
    }

    private Connection connect(Target target) {
        return plugboard
                .device(target.at("127.0.0.1", target.port(), target.login()))
                .connect();
    }

    private Resettable worker() {
        return (Resettable) sessions.get(0);
    }

    private void resetFrom(String state) {
        assertThat(worker().isReset()).as(state).isFalse();
        worker().reset(Deadline.after(LONG));
        assertThat(worker().isReset()).as(state).isTrue();
    }

    /** Keeps the sessions that the class makes. */
    @ConnectionClass("ssh")
    private record Lines(ConnectionFactory factory, List<Session> made) implements ConnectionFactory {

        @Override
        public Session create(ConnectionContext context) {
            Session session = factory.create(context);
            made.add(session);
            return session;
        }
    }

    /** Keeps the sessions that the class makes. */
    @ConnectionClass("netconf")
    @ConnectionProtocol("netconf")
    private record Requests(ConnectionFactory factory, List<Session> made) implements ConnectionFactory {

        @Override
        public Session create(ConnectionContext context) {
            Session session = factory.create(context);
            made.add(session);
            return session;
        }
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.plugboard.cli.Cli;
import org.plugboard.connection.Connection;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.Lease;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.Filter;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.RpcErrorException;
import org.plugboard.plugin.netconf.internal.NetconfConnectionFactory;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.Simulation;

class NetconfTest extends SimulatedPeerContract {

    private static final int ENTRIES = 250;

    @Override
    protected String className() {
        return "netconf";
    }

    @Override
    protected ConnectionFactory newFactory() {
        return new NetconfConnectionFactory();
    }

    @Override
    protected String protocol() {
        return "netconf";
    }

    /** A device whose configuration is a table of answers. */
    @Override
    Simulation simulation(Path folder) throws IOException {
        String entries = IntStream.range(0, ENTRIES)
                .mapToObj(NetconfTest::entry)
                .map(entry -> "      " + entry + "\n")
                .collect(Collectors.joining());
        return new Simulation.Described(Files.writeString(
                folder.resolve("answers.yaml"),
                """
                os: generic
                start: exec
                states: {exec: {prompt: '{hostname}>'}}
                netconf:
                  keys: [id]
                  running: |
                    <table xmlns="urn:answers">
                %s    </table>
                """
                        .formatted(entries)));
    }

    private static String entry(int number) {
        return "<entry><id>%1$d</id><text>answer %1$d</text></entry>".formatted(number);
    }

    @Override
    protected String question(int number) {
        return "get-config running <table xmlns=\"urn:answers\"><entry><id>%d</id></entry></table>".formatted(number);
    }

    @Override
    protected String answer(int number) {
        return """
                <data xmlns="urn:ietf:params:xml:ns:netconf:base:1.0">
                  <table xmlns="urn:answers">
                    <entry>
                      <id>%1$d</id>
                      <text>answer %1$d</text>
                    </entry>
                  </table>
                </data>"""
                .formatted(number);
    }

    @Test
    void itsServicesAreThoseOfNetconfAndTypedTheSame() {
        Connection connection = device().connect(request());
        Netconf netconf = connection.as(Netconf.class);

        assertThat(connection.services()).contains("getConfig", "editConfig", "lock", "rpc", "execute");
        assertThat(netconf.execute(question(1))).isEqualTo(answer(1));
        assertThat(netconf.getConfig(
                        Datastore.RUNNING,
                        Filter.subtree("<table xmlns=\"urn:answers\"><entry><id>2</id></entry></table>")))
                .asString()
                .contains(entry(2))
                .doesNotContain(entry(1));
        assertThat(connection.call("get-config", "running")).asString().contains(entry(3), entry(4));
    }

    @Test
    @Tag("semantics-38")
    void whatOnlyACommandLineDoesIsNotSupported() {
        Connection connection = device().connect(request());

        assertThatThrownBy(() -> connection.configure("hostname x")).isInstanceOf(NotSupportedException.class);
        assertThatThrownBy(connection::receive).isInstanceOf(NotSupportedException.class);
        assertThatThrownBy(() -> connection.as(Cli.class)).isInstanceOf(NotSupportedException.class);
    }

    @Test
    void whatIsSentIsARequest() {
        Connection connection = device().connect(request());

        connection.send("<get-config><source><running/></source></get-config>");
        assertThat(connection.call("send", "<get/>")).asString().startsWith("<rpc-reply");
        assertThatThrownBy(() -> connection.send("x"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("no XML that can be sent");
    }

    @Test
    void whatTheDeviceCannotIsRefusedWithTheNameOfTheCapability() {
        Netconf netconf = device().connect(request()).as(Netconf.class);

        assertThat(netconf.supports(":candidate")).isFalse();
        assertThatThrownBy(() -> netconf.lock(Datastore.CANDIDATE))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining("lock with the datastore candidate needs the capability :candidate");
    }

    @Test
    void aLockOfALeaseIsGoneForTheNextBorrowerAndRefusedOnAPool() {
        Connection pool = pool(1);
        Netconf other = device().connect(request().alias("other")).as(Netconf.class);
        Netconf onPool = pool.as(Netconf.class);

        assertThatThrownBy(() -> onPool.lock(Datastore.RUNNING)).isInstanceOf(InvalidRequestException.class);
        assertThat(figures(pool).borrowed()).isZero();
        for (int round = 0; round < 2; round++) {
            try (Lease lease = pool.lease()) {
                lease.as(Netconf.class).lock(Datastore.RUNNING);
                assertThatThrownBy(() -> other.lock(Datastore.RUNNING)).isInstanceOf(RpcErrorException.class);
            }
            assertAnswers(pool, round);
            other.lock(Datastore.RUNNING);
            other.unlock(Datastore.RUNNING);
        }
        assertThat(figures(pool).replaced()).isZero();
    }
}

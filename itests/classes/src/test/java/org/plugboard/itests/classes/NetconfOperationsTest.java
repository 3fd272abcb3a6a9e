// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.Connection;
import org.plugboard.device.Device;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.netconf.CommitOptions;
import org.plugboard.netconf.ConfigText;
import org.plugboard.netconf.ConfigUrl;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.DatastoreIdentity;
import org.plugboard.netconf.EditOptions;
import org.plugboard.netconf.EditOptions.DefaultOperation;
import org.plugboard.netconf.Filter;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.PartialLock;
import org.plugboard.netconf.Query;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcErrorException;
import org.plugboard.netconf.Schema;
import org.plugboard.netconf.WithDefaults;
import org.plugboard.netconf.Xml;
import org.plugboard.plugin.simulator.internal.Simulator;
import org.plugboard.spi.Simulation;

/** Every operation, through the manager and the plugins, on a device that can all of them. */
@Timeout(120)
class NetconfOperationsTest {

    private static final String NAMESPACE = "http://example.com/schema/1.2/config";

    private static final String DEVICE =
            """
            os: generic
            credential: {username: admin, password: cisco123}
            start: shell
            states: {shell: {prompt: '$ '}}
            netconf:
              capabilities:
                - urn:ietf:params:netconf:capability:writable-running:1.0
                - urn:ietf:params:netconf:capability:candidate:1.0
                - urn:ietf:params:netconf:capability:confirmed-commit:1.1
                - urn:ietf:params:netconf:capability:rollback-on-error:1.0
                - urn:ietf:params:netconf:capability:validate:1.1
                - urn:ietf:params:netconf:capability:startup:1.0
                - urn:ietf:params:netconf:capability:url:1.0?scheme=file
                - urn:ietf:params:netconf:capability:xpath:1.0
                - urn:ietf:params:netconf:capability:with-defaults:1.0?basic-mode=explicit&also-supported=report-all,trim
                - urn:ietf:params:netconf:capability:partial-lock:1.0
                - urn:ietf:params:netconf:capability:yang-library:1.1?revision=2019-01-04&content-id=1
                - urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring?module=ietf-netconf-monitoring&revision=2010-10-04
                - urn:ietf:params:xml:ns:yang:ietf-netconf-nmda?module=ietf-netconf-nmda&revision=2019-01-07
              running: |
                <top xmlns="http://example.com/schema/1.2/config">
                  <interface><name>Ethernet0/0</name><mtu>1500</mtu></interface>
                  <interface><name>Ethernet0/1</name><mtu>9000</mtu></interface>
                </top>
              state: |
                <uptime xmlns="http://example.com/schema/1.2/stats">17</uptime>
              defaults: {/top/interface/mtu: '1500', /top/interface/enabled: 'true'}
              schemas:
                example-stats: {version: '2011-06-01', namespace: 'http://example.com/schema/1.2/stats', text: 'module example-stats { }'}
              urls:
                'file:///day0.xml': |
                  <top xmlns="http://example.com/schema/1.2/config"><interface><name>Ethernet0/9</name></interface></top>
              rpcs:
                ping: {namespace: 'http://example.com/ping', reply: <round-trip xmlns="http://example.com/ping">3</round-trip>}
              actions:
                reset: {namespace: 'http://example.com/schema/1.2/config', reply: <at xmlns="http://example.com/schema/1.2/config">now</at>}
            """;

    @TempDir
    Path folder;

    private final Simulator simulator = new Simulator();
    private final EmbeddedPlugboard plugboard = Plugboards.withAllPlugins();
    private Device device;
    private Connection connection;
    private Netconf netconf;

    @BeforeEach
    void connect() throws IOException {
        Path description = Files.writeString(folder.resolve("device.yaml"), DEVICE);
        device = plugboard.device(
                Way.NETCONF.device(simulator.start(new Simulation.Described(description), "phoenix"), folder));
        connection = device.connect(Way.NETCONF.request().alias("nc"));
        netconf = connection.as(Netconf.class);
    }

    @AfterEach
    void stop() {
        plugboard.close();
        simulator.close();
    }

    private static String mtu(int number, int mtu) {
        return "<top xmlns='%s'><interface><name>Ethernet0/%d</name><mtu>%d</mtu></interface></top>"
                .formatted(NAMESPACE, number, mtu);
    }

    private String running() {
        return netconf.getConfig(Datastore.RUNNING).text();
    }

    @Test
    void configurationsAreCopiedDeletedAndReadFromUrls() {
        connection.call("copy-config", "running", "startup");
        netconf.copyConfig(Datastore.RUNNING, ConfigUrl.of("file:///backup.xml"));
        netconf.editConfig(Datastore.RUNNING, mtu(0, 42));
        assertThat(netconf.difference(Datastore.STARTUP, Datastore.RUNNING))
                .hasToString("/top/interface[name='Ethernet0/0']/mtu\n- 1500\n+ 42");
        netconf.copyConfig(ConfigUrl.of("file:///backup.xml"), Datastore.RUNNING);
        assertThat(netconf.difference(Datastore.STARTUP, Datastore.RUNNING).isEmpty())
                .isTrue();
        assertThat(connection.execute("copy-config running file:///trimmed.xml with-defaults trim"))
                .isEqualTo("<ok/>");
        assertThat(connection.execute("copy-config file:///trimmed.xml startup"))
                .isEqualTo("<ok/>");
        assertThat(netconf.getConfig(Datastore.STARTUP).text()).contains("9000").doesNotContain("1500");
        netconf.deleteConfig(ConfigUrl.of("file:///backup.xml"));
        assertThat(connection.execute("delete-config startup")).isEqualTo("<ok/>");
        assertThat(netconf.getConfig(Datastore.STARTUP).text()).doesNotContain("Ethernet");
        netconf.send(Rpc.editConfig(
                Datastore.RUNNING,
                ConfigUrl.of("file:///day0.xml"),
                EditOptions.DEFAULTS.defaultOperation(DefaultOperation.REPLACE)));
        assertThat(running()).contains("Ethernet0/9").doesNotContain("Ethernet0/0");
    }

    @Test
    void whatIsReadIsSelectedBySubtreesXPathsAndModesOfDefaults() {
        assertThat(netconf.get(Filter.subtree("<uptime/>")).text())
                .contains(">17<")
                .doesNotContain("Ethernet");
        assertThat(connection.execute("get-config running /*[local-name()='top']"))
                .contains("Ethernet0/1");
        assertThat(netconf.send(Rpc.getConfig(Datastore.RUNNING, Query.ALL.withDefaults(WithDefaults.REPORT_ALL)))
                        .answer()
                        .text())
                .contains("true</enabled>");
        assertThat(connection.execute("get-config running with-defaults trim")).doesNotContain("1500");
        assertThat(netconf.getData(Datastore.OPERATIONAL).text()).contains("17", "Ethernet0/0");
        assertThat(connection.execute("get-data operational state"))
                .contains("17")
                .doesNotContain("Ethernet");
        assertThat(connection.execute("get-data operational negated-origin intended"))
                .contains("17")
                .doesNotContain("Ethernet");
        assertThat(connection.execute("get-data operational negated-origin learned negated-origin system"))
                .contains("Ethernet0/0");
        assertThat(connection.execute("get-data operational config with-origin"))
                .contains("or:origin=\"or:intended\"");
    }

    @Test
    void anEditIsCommittedOrDiscardedAndNothingStaysLocked() {
        Netconf other = device.connect(Way.NETCONF.request().alias("other")).as(Netconf.class);
        assertThat(netconf.edit(mtu(0, 42))).isEmpty();
        assertThat(running()).contains("<mtu>42</mtu>");
        assertThatThrownBy(() -> netconf.edit(
                        "<top xmlns='%s'><interface xmlns:nc='%s' nc:operation='delete'><name>none</name></interface></top>"
                                .formatted(NAMESPACE, Rpc.BASE)))
                .isInstanceOf(RpcErrorException.class);
        assertThat(other.difference(Datastore.RUNNING, Datastore.CANDIDATE).isEmpty())
                .isTrue();
        String seen = netconf.locked(Datastore.CANDIDATE, session -> {
            assertThatThrownBy(() -> other.edit(mtu(1, 1)))
                    .isInstanceOf(RpcErrorException.class)
                    .hasMessageContaining("held by session " + session.sessionId());
            return session.getConfig(Datastore.RUNNING).text();
        });
        assertThat(seen).contains("<mtu>9000</mtu>");
        assertThat(other.execute("edit " + mtu(1, 43))).isEqualTo("<ok/>");
        assertThat(running()).contains("<mtu>43</mtu>");
    }

    @Test
    void whatWorkBehindTheLockOfTheCandidateHasNotCommittedIsForgotten() {
        Netconf other = device.connect(Way.NETCONF.request().alias("other")).as(Netconf.class);
        assertThatThrownBy(() -> netconf.locked(Datastore.CANDIDATE, session -> {
                    session.editConfig(Datastore.CANDIDATE, mtu(0, 42));
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasNoSuppressedExceptions();
        other.lock(Datastore.CANDIDATE);
        assertThat(other.execute("diff running candidate")).isEqualTo("no difference");
        other.editConfig(Datastore.CANDIDATE, mtu(0, 43));
        other.unlock(Datastore.CANDIDATE);
        assertThat(other.execute("diff running candidate")).isEqualTo("no difference");
    }

    @Test
    void aConfirmedCommitIsConfirmedByItsWordOrCancelled() {
        netconf.editConfig(Datastore.CANDIDATE, mtu(0, 42));
        netconf.send(Rpc.commit(CommitOptions.confirmed(Duration.ofMinutes(5)).persist("word")));
        Netconf other = device.connect(Way.NETCONF.request().alias("other")).as(Netconf.class);
        assertThat(other.execute("commit persist-id word")).isEqualTo("<ok/>");
        netconf.editConfig(Datastore.CANDIDATE, mtu(0, 43));
        netconf.commitConfirmed(Duration.ofMinutes(5));
        assertThat(running()).contains("<mtu>43</mtu>");
        netconf.cancelCommit();
        assertThat(running()).contains("<mtu>42</mtu>");
    }

    @Test
    void aConfirmedCommitOfALineIsConfirmedByTheNextOrUndoneWithItsSession() {
        Netconf other = device.connect(Way.NETCONF.request().alias("other")).as(Netconf.class);
        connection.execute("edit-config candidate " + mtu(0, 42));
        connection.execute("commit confirmed 300");
        connection.execute("commit");
        connection.execute("edit-config candidate " + mtu(0, 43));
        connection.execute("commit confirmed 300");
        assertThat(running()).contains("<mtu>43</mtu>");
        connection.execute("close-session");
        assertThat(other.getConfig(Datastore.RUNNING).text()).contains("<mtu>42</mtu>");
    }

    @Test
    void aBorrowerFindsNoCommitThatWaitsAndNoPartialLockOfTheOneBefore() {
        Connection pool = device.connect(Way.NETCONF.request().alias("pool").pool(1));
        try (var lease = pool.lease()) {
            Netconf first = lease.as(Netconf.class);
            first.editConfig(Datastore.CANDIDATE, mtu(0, 42));
            first.commitConfirmed(Duration.ofMinutes(5));
            assertThat(running()).contains("<mtu>42</mtu>");
        }
        assertThat(pool.as(Netconf.class).getConfig(Datastore.RUNNING).text()).contains("<mtu>1500</mtu>");
        long session = pool.as(Netconf.class).sessionId();
        try (var lease = pool.lease()) {
            lease.execute("partial-lock /*[local-name()='top']");
            assertThatThrownBy(() -> netconf.editConfig(Datastore.RUNNING, mtu(0, 1)))
                    .isInstanceOf(RpcErrorException.class);
        }
        assertThat(pool.as(Netconf.class).sessionId()).isEqualTo(session);
        netconf.editConfig(Datastore.RUNNING, mtu(0, 44));
        assertThat(running()).contains("<mtu>44</mtu>");
    }

    @Test
    void partsAreLockedAndGivenFree() {
        Netconf other = device.connect(Way.NETCONF.request().alias("other")).as(Netconf.class);
        PartialLock lock = netconf.partialLock(List.of("/*[local-name()='top']"));
        assertThat(lock.nodes()).isNotEmpty();
        assertThatThrownBy(() -> other.lock(Datastore.RUNNING)).isInstanceOf(RpcErrorException.class);
        netconf.partialUnlock(lock.id());
        other.lock(Datastore.RUNNING);
        assertThatThrownBy(() -> netconf.editConfig(Datastore.RUNNING, mtu(0, 1)))
                .isInstanceOf(RpcErrorException.class);
        netconf.killSession(other.sessionId());
        netconf.editConfig(Datastore.RUNNING, mtu(0, 42));
    }

    @Test
    void aDatastoreIsAlsoLockedByItsIdentity() {
        Netconf other = device.connect(Way.NETCONF.request().alias("other")).as(Netconf.class);
        String lock = "<lock><target><datastore xmlns='%s' xmlns:d='%s'>d:candidate</datastore></target></lock>"
                .formatted(Rpc.NMDA, DatastoreIdentity.DATASTORES);
        netconf.rpc(lock);
        assertThatThrownBy(() -> other.lock(Datastore.CANDIDATE))
                .isInstanceOf(RpcErrorException.class)
                .hasMessageContaining("held by session " + netconf.sessionId());
        netconf.unlock(Datastore.CANDIDATE);
        assertThatThrownBy(() -> connection.execute("lock {urn:vendor}ephemeral"))
                .isInstanceOf(RpcErrorException.class)
                .hasMessageContaining("invalid-value");
    }

    @Test
    void modulesAreListedAndGiven() {
        assertThat(netconf.schemas()).extracting(Schema::toString).contains("example-stats@2011-06-01");
        assertThat(connection.execute("schemas")).contains("example-stats@2011-06-01");
        assertThat(netconf.getSchema("example-stats")).isEqualTo("module example-stats { }");
        assertThatThrownBy(() -> netconf.getSchema("none")).isInstanceOf(RpcErrorException.class);
    }

    @Test
    void actionsOperationsOfOthersAndEditsOfNmdaAreSent() {
        Xml reply = netconf.action(
                "<top xmlns='%s'><interface><name>Ethernet0/0</name><reset/></interface></top>".formatted(NAMESPACE));
        assertThat(reply.text()).contains(">now</at>");
        assertThat(connection.execute("<ping xmlns='http://example.com/ping'/>"))
                .contains(">3</round-trip>");
        netconf.editData(Datastore.CANDIDATE, mtu(0, 42));
        netconf.validate(Datastore.CANDIDATE);
        assertThat(connection.execute("diff running candidate"))
                .isEqualTo("/top/interface[name='Ethernet0/0']/mtu\n- 1500\n+ 42");
        netconf.discardChanges();
        assertThat(netconf.difference(ConfigText.of(running()), Datastore.CANDIDATE)
                        .isEmpty())
                .isTrue();
        assertThat(connection.execute("validate intended")).isEqualTo("<ok/>");
        assertThat(netconf.difference(Datastore.RUNNING, Datastore.INTENDED).isEmpty())
                .isTrue();
        assertThat(connection.completions(List.of("get-data")))
                .containsExactly("running", "candidate", "startup", "intended", "operational");
    }
}

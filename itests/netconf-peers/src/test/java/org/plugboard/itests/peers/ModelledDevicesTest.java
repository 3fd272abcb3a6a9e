// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.Filter;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.RpcErrorException;

/**
 * Devices of OpenDaylight with datastores of MD-SAL, which know their model. They differ from RFC 6241: running cannot be edited, a
 * candidate belongs to a session, a lock of the candidate is always given and one of running never.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ModelledDevicesTest {

    private static final String SYSTEM = "<system xmlns=\"urn:lab\">%s</system>";
    private static final Filter LOCATION = Filter.subtree(SYSTEM.formatted("<location/>"));
    private static final String OPERATION = "xmlns:nc='urn:ietf:params:xml:ns:netconf:base:1.0' nc:operation='%s'";

    @TempDir
    private static Path shared;

    private static TestTool tool;

    @TempDir
    private Path folder;

    private Lab lab;
    private Netconf netconf;

    @BeforeAll
    static void start() throws IOException {
        Path models = Files.createDirectory(shared.resolve("models"));
        Lab.file("lab@2026-01-01.yang", models);
        tool = TestTool.start(2, TestTool.Kind.MODELLED, models, shared.resolve("log"));
    }

    @AfterAll
    static void end() {
        tool.close();
    }

    @BeforeEach
    void connect() throws IOException {
        lab = new Lab(folder, tool.ports(), TestTool.PASSWORD, "");
        netconf = session("first");
    }

    private Netconf session(String alias) {
        return lab.testbed()
                .device("d1")
                .connect(ConnectRequest.via("nc").alias(alias))
                .as(Netconf.class);
    }

    @AfterEach
    void clearAndClose() {
        netconf.discardChanges();
        netconf.editConfig(
                Datastore.CANDIDATE, "<system xmlns='urn:lab' %s/>".formatted(OPERATION.formatted("remove")));
        netconf.commit();
        lab.close();
    }

    @Test
    void whatIsCommittedIsTheConfigurationOfAllSessions() {
        Netconf other = session("other");
        netconf.lock(Datastore.CANDIDATE);
        netconf.editConfig(Datastore.CANDIDATE, SYSTEM.formatted("<location>rack 7</location><contact>noc</contact>"));
        assertThat(other.getConfig(Datastore.RUNNING).text()).doesNotContain("rack 7");
        netconf.commit();
        netconf.unlock(Datastore.CANDIDATE);
        assertThat(other.getConfig(Datastore.RUNNING).text()).contains("<location>rack 7</location>", "noc");
        assertThat(session("third").getConfig(Datastore.RUNNING, LOCATION).text())
                .contains("rack 7")
                .doesNotContain("noc");
    }

    @Test
    void whatIsDiscardedIsNotThere() {
        netconf.editConfig(Datastore.CANDIDATE, SYSTEM.formatted("<location>nowhere</location>"));
        assertThat(netconf.getConfig(Datastore.CANDIDATE).text()).contains("nowhere");
        netconf.discardChanges();
        assertThat(netconf.getConfig(Datastore.CANDIDATE).text()).doesNotContain("nowhere");
    }

    @Test
    void operationsOfAnEditAreRefusedByTheirTags() {
        netconf.editConfig(
                Datastore.CANDIDATE, SYSTEM.formatted("<interface><name>eth0</name><mtu>1500</mtu></interface>"));
        assertThat(Lab.refusal(() -> netconf.editConfig(
                                Datastore.CANDIDATE,
                                SYSTEM.formatted("<interface %s><name>eth0</name></interface>"
                                        .formatted(OPERATION.formatted("create")))))
                        .error()
                        .tag())
                .isEqualTo("data-exists");
        assertThat(Lab.refusal(() -> netconf.editConfig(
                                Datastore.CANDIDATE,
                                SYSTEM.formatted("<interface %s><name>eth1</name></interface>"
                                        .formatted(OPERATION.formatted("delete")))))
                        .error()
                        .tag())
                .isEqualTo("data-missing");
    }

    @Test
    void whatIsNotInTheModelIsRefused() {
        RpcErrorException refused = Lab.refusal(() ->
                netconf.editConfig(Datastore.CANDIDATE, "<system xmlns='urn:other'><location>x</location></system>"));
        assertThat(refused).hasMessageStartingWith("d1/first: ");
        assertThat(refused.error().severity()).isEqualTo("error");
        assertThat(Lab.refusal(() -> netconf.editConfig(
                        Datastore.CANDIDATE,
                        SYSTEM.formatted("<interface><name>eth0</name><mtu>many</mtu></interface>"))))
                .hasMessageStartingWith("d1/first: ");
    }

    @Test
    void runningCannotBeEditedAtOnceWhoeverSaysSo() {
        String config = SYSTEM.formatted("<location>x</location>");
        assertThat(catchThrowableOfType(
                        NotSupportedException.class, () -> netconf.editConfig(Datastore.RUNNING, config)))
                .isNotNull()
                .hasMessageContaining(":writable-running");
        assertThat(Lab.refusal(() ->
                                netconf.rpc("<edit-config><target><running/></target><config>%s</config></edit-config>"
                                        .formatted(config)))
                        .error()
                        .tag())
                .isEqualTo("operation-not-supported");
    }

    @Test
    void anEditInOneCallIsCommittedOrDiscardedAsAWhole() {
        netconf.edit(SYSTEM.formatted("<location>rack 7</location>"));
        assertThat(netconf.getConfig(Datastore.RUNNING).text()).contains("rack 7");
        Lab.refusal(() ->
                netconf.edit(SYSTEM.formatted("<location>rack 8</location><interface %s><name>eth1</name></interface>"
                        .formatted(OPERATION.formatted("delete")))));
        assertThat(netconf.getConfig(Datastore.CANDIDATE).text())
                .contains("rack 7")
                .doesNotContain("rack 8");
    }

    @Test
    void theDifferenceOfCandidateAndRunningIsTold() {
        netconf.edit(SYSTEM.formatted("<location>rack 7</location>"));
        assertThat(netconf.difference(Datastore.RUNNING, Datastore.CANDIDATE).isEmpty())
                .isTrue();
        netconf.editConfig(Datastore.CANDIDATE, SYSTEM.formatted("<location>rack 8</location>"));
        assertThat(netconf.difference(Datastore.RUNNING, Datastore.CANDIDATE).toString())
                .contains("rack 7", "rack 8");
    }

    @Test
    void aLockOfTheCandidateIsAlwaysGivenAndOneOfRunningNever() {
        netconf.lock(Datastore.CANDIDATE);
        session("other").lock(Datastore.CANDIDATE);
        assertThat(Lab.refusal(() -> netconf.lock(Datastore.RUNNING)).error().tag())
                .isEqualTo("operation-not-supported");
    }
}

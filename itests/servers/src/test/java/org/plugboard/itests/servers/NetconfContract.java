// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.netconf.ConfigUrl;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.EditOptions;
import org.plugboard.netconf.EditOptions.DefaultOperation;
import org.plugboard.netconf.Filter;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.RpcError;
import org.plugboard.netconf.RpcErrorException;
import org.plugboard.netconf.Schema;
import org.plugboard.netconf.Xml;
import org.w3c.dom.Element;

/** What the class netconf does on a real server, the datastores of which belong to this test alone. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class NetconfContract {

    private static final String SYSTEM = "urn:ietf:params:xml:ns:yang:ietf-system";
    private static final String MONITORING = "urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring";
    private static final Filter LOCATION =
            Filter.subtree("<system xmlns=\"%s\"><location/></system>".formatted(SYSTEM));
    private static final int THREADS = 64;
    private static final int REQUESTS_OF_EACH = 10;

    EmbeddedPlugboard plugboard;
    private Device device;
    private Connection connection;
    private Netconf netconf;

    /** The device, with the only path {@code nc}. */
    abstract DeviceFacts facts();

    /** Whether the server knows base:1.1. */
    abstract boolean hasChunks();

    @BeforeEach
    void connect() {
        plugboard = Plugboards.withAllPlugins();
        device = plugboard.device(facts());
        connection = Awake.awake(device.connect());
        netconf = connection.as(Netconf.class);
    }

    @AfterEach
    void clearAndClose() {
        if (netconf != null) {
            Awake.awake(connection.connect());
            netconf.discardChanges();
            removeLocation();
        }
        if (plugboard != null) {
            plugboard.close();
        }
    }

    /** Not every server knows the operation that does it whether there is one or not. */
    private void removeLocation() {
        if (has(netconf.getConfig(Datastore.CANDIDATE, LOCATION), "location")) {
            netconf.editConfig(
                    Datastore.CANDIDATE,
                    "<system xmlns='%s' xmlns:nc='urn:ietf:params:xml:ns:netconf:base:1.0' nc:operation='delete'/>"
                            .formatted(SYSTEM));
            netconf.commit();
        }
    }

    private static String location(String text) {
        return "<system xmlns=\"%s\"><location>%s</location></system>".formatted(SYSTEM, text);
    }

    private static String textOf(Xml data, String element) {
        return data.document().getElementsByTagNameNS("*", element).item(0).getTextContent();
    }

    private static boolean has(Xml data, String element) {
        return data.document().getElementsByTagNameNS("*", element).getLength() > 0;
    }

    @Test
    @Tag("semantics-150")
    void theProtocolOfThePathMakesItAClassOfItsOwn() {
        assertThat(connection.connectionClass()).isEqualTo("netconf");
        assertThat(netconf.sessionId()).isPositive();
        assertThat(netconf.capabilities()).contains("urn:ietf:params:netconf:capability:candidate:1.0");
        assertThat(netconf.capabilities().contains("urn:ietf:params:netconf:base:1.1"))
                .isEqualTo(hasChunks());
        Connection second = device.connect(
                ConnectRequest.using("yang.connector.Netconf").alias("second").overPath("nc"));
        assertThat(second.as(Netconf.class).sessionId()).isNotEqualTo(netconf.sessionId());
    }

    @Test
    void whatIsChangedInTheCandidateIsTheConfigurationAfterCommit() {
        netconf.lock(Datastore.CANDIDATE);
        netconf.editConfig(Datastore.CANDIDATE, location("a &lt; b &amp; ]]&gt; caf\u00e9 \u65e5\u672c\u8a9e"));
        assertThat(has(netconf.getConfig(Datastore.RUNNING, LOCATION), "location"))
                .isFalse();
        netconf.commit();
        netconf.unlock(Datastore.CANDIDATE);

        assertThat(textOf(netconf.getConfig(Datastore.RUNNING, LOCATION), "location"))
                .isEqualTo("a < b & ]]> caf\u00e9 \u65e5\u672c\u8a9e");
        assertThat(textOf(netconf.getConfig(Datastore.RUNNING), "location")).startsWith("a < b");
    }

    /** On its own: netconfd 2.13 forgets at a validation that there is something to commit. */
    @Test
    void aConfigurationThatIsValidIsAccepted() {
        netconf.editConfig(Datastore.CANDIDATE, location("valid"));
        netconf.validate(Datastore.CANDIDATE);
        netconf.validate(Datastore.RUNNING);
    }

    @Test
    void whatIsDiscardedIsNotThere() {
        netconf.editConfig(Datastore.CANDIDATE, location("nowhere"));
        assertThat(textOf(netconf.getConfig(Datastore.CANDIDATE, LOCATION), "location"))
                .isEqualTo("nowhere");
        netconf.discardChanges();
        assertThat(has(netconf.getConfig(Datastore.CANDIDATE, LOCATION), "location"))
                .isFalse();
    }

    @Test
    void optionsOfAnEditAreHonoured() {
        RpcErrorException refused = catchThrowableOfType(
                RpcErrorException.class,
                () -> netconf.editConfig(
                        Datastore.CANDIDATE,
                        "<config><system xmlns='%s'><location>x</location><contact xmlns:nc='urn:ietf:params:xml:ns:netconf:base:1.0' nc:operation='delete'/></system></config>"
                                .formatted(SYSTEM),
                        EditOptions.DEFAULTS
                                .defaultOperation(DefaultOperation.MERGE)
                                .onError(EditOptions.OnError.ROLLBACK_ON_ERROR)));
        assertThat(refused).isNotNull();
        assertThat(has(netconf.getConfig(Datastore.CANDIDATE, LOCATION), "location"))
                .isFalse();
    }

    @Test
    void anEditIsDoneWholeOrNotAtAllAndNothingStaysLocked() {
        netconf.edit(location("edited"));
        assertThat(textOf(netconf.getConfig(Datastore.RUNNING, LOCATION), "location"))
                .isEqualTo("edited");
        assertThat(catchThrowableOfType(
                        RpcErrorException.class,
                        () -> netconf.edit(
                                "<system xmlns='%s'><contact xmlns:nc='urn:ietf:params:xml:ns:netconf:base:1.0' nc:operation='delete'/></system>"
                                        .formatted(SYSTEM))))
                .isNotNull();
        assertThat(netconf.difference(Datastore.RUNNING, Datastore.CANDIDATE)).hasToString("");
        Connection other =
                device.connect(ConnectRequest.using("netconf").alias("other").overPath("nc"));
        other.as(Netconf.class).lock(Datastore.CANDIDATE);
        other.as(Netconf.class).unlock(Datastore.CANDIDATE);
    }

    @Test
    void workBehindALockThatFailsLeavesNeitherTheLockNorItsChanges() {
        assertThat(catchThrowableOfType(
                        IllegalStateException.class,
                        () -> netconf.locked(Datastore.CANDIDATE, session -> {
                            session.editConfig(Datastore.CANDIDATE, location("half"));
                            throw new IllegalStateException("no");
                        })))
                .isNotNull()
                .hasNoSuppressedExceptions();
        Netconf other = device.connect(
                        ConnectRequest.using("netconf").alias("other").overPath("nc"))
                .as(Netconf.class);
        other.lock(Datastore.CANDIDATE);
        assertThat(other.difference(Datastore.RUNNING, Datastore.CANDIDATE)).hasToString("");
        other.unlock(Datastore.CANDIDATE);
    }

    @Test
    void aCommitThatIsNotConfirmedIsCancelledWhereTheServerCan() {
        if (!netconf.supports(":confirmed-commit:1.1")) {
            assertThatThrownBy(netconf::cancelCommit)
                    .isInstanceOf(NotSupportedException.class)
                    .hasMessageContaining(":confirmed-commit:1.1");
            return;
        }
        netconf.editConfig(Datastore.CANDIDATE, location("for now"));
        assertThat(netconf.difference(Datastore.RUNNING, Datastore.CANDIDATE).toString())
                .contains("for now");
        netconf.commitConfirmed(Duration.ofMinutes(2));
        assertThat(has(netconf.getConfig(Datastore.RUNNING, LOCATION), "location"))
                .isTrue();
        netconf.cancelCommit();
        assertThat(has(netconf.getConfig(Datastore.RUNNING, LOCATION), "location"))
                .isFalse();
    }

    @Test
    void modulesAreListedAndTheirTextsGiven() {
        assertThat(netconf.schemas()).extracting(Schema::identifier).contains("ietf-netconf-monitoring", "ietf-system");
        assertThat(netconf.getSchema("ietf-netconf-monitoring")).contains("module ietf-netconf-monitoring {");
    }

    @Test
    void whatTheServerHasNotSaidIsRefusedBeforeItIsSent() {
        assertThat(catchThrowableOfType(
                        NotSupportedException.class, () -> netconf.deleteConfig(ConfigUrl.of("gopher://192.0.2.1/a"))))
                .hasMessageContaining(
                        "delete-config with a URL of the scheme gopher needs the capability :url:1.0?scheme=gopher");
    }

    @Test
    void bothKindsOfFilterSelect() {
        String sessions = "<netconf-state xmlns=\"%s\"><sessions/></netconf-state>".formatted(MONITORING);
        Xml subtree = netconf.get(Filter.subtree(sessions));
        assertThat(has(subtree, "session-id")).isTrue();
        assertThat(has(subtree, "schemas")).isFalse();
        Xml xpath = netconf.get(
                Filter.xpath("/m:netconf-state/m:sessions/m:session/m:session-id", Map.of("m", MONITORING)));
        assertThat(textOf(xpath, "session-id")).isNotEmpty();
        assertThat(has(xpath, "username")).isFalse();
        Element root = subtree.document().getDocumentElement();
        assertThat(root.getLocalName()).isEqualTo("data");
        assertThat(root.getNamespaceURI()).isEqualTo("urn:ietf:params:xml:ns:netconf:base:1.0");
    }

    @Test
    void aFilterElementWithoutANamespaceSelectsInAnyNamespace() {
        assertThat(has(netconf.get(Filter.subtree("<netconf-state><sessions/></netconf-state>")), "session-id"))
                .isTrue();
    }

    @Test
    void aRefusalCarriesAllThatTheServerSays() {
        RpcErrorException refused = catchThrowableOfType(
                RpcErrorException.class,
                () -> netconf.editConfig(
                        Datastore.CANDIDATE,
                        "<system xmlns='%s'><contact xmlns:nc='urn:ietf:params:xml:ns:netconf:base:1.0' nc:operation='delete'/></system>"
                                .formatted(SYSTEM)));
        assertThat(refused)
                .isNotNull()
                .hasMessageStartingWith("device/default: edit-config was refused: data-missing (application)")
                .hasMessageContaining("data missing")
                .hasMessageContaining("path /nc:rpc/nc:edit-config/nc:config/sys:system/sys:contact");
        RpcError error = refused.error();
        assertThat(error.type()).isEqualTo("application");
        assertThat(error.tag()).isEqualTo("data-missing");
        assertThat(error.severity()).isEqualTo("error");
        assertThat(error.appTag()).isEqualTo("data-incomplete");
        assertThat(error.message()).isEqualTo("data missing");
        assertThat(error.path()).endsWith("sys:contact");
        assertThat(error.info()).isNotNull();
        assertThat(textOf(error.info(), "error-number")).isNotEmpty();
    }

    @Test
    void aLockOfAnotherSessionIsNamed() {
        Connection other = Awake.awake(device.connect(ConnectRequest.via("nc").alias("other")));
        other.as(Netconf.class).lock(Datastore.RUNNING);

        RpcErrorException refused =
                catchThrowableOfType(RpcErrorException.class, () -> netconf.lock(Datastore.RUNNING));
        assertThat(refused).isNotNull();
        assertThat(refused.error().tag()).isEqualTo("lock-denied");
        assertThat(refused.error().info()).isNotNull();
        assertThat(textOf(refused.error().info(), "session-id"))
                .isEqualTo(String.valueOf(other.as(Netconf.class).sessionId()));
        // The server gives the lock free with the session.
        other.disconnect();
        netconf.lock(Datastore.RUNNING);
        netconf.unlock(Datastore.RUNNING);
    }

    @Test
    void requestsOfManyThreadsAreUnderWayAtOnceAndEachGetsItsOwnAnswer() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int mine = i;
                all.add(threads.submit(() -> askForOwn(mine)));
            }
            for (Future<Integer> one : all) {
                assertThat(one.get(90, TimeUnit.SECONDS)).isEqualTo(REQUESTS_OF_EACH);
            }
        } finally {
            threads.shutdownNow();
            assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Every answer is another one: a refusal that names what this thread alone has asked for, or a schema of its kind. */
    private int askForOwn(int mine) {
        int right = 0;
        for (int i = 0; i < REQUESTS_OF_EACH; i++) {
            String name = "no-such-" + mine + "-" + i;
            RpcErrorException refused = catchThrowableOfType(
                    RpcErrorException.class, () -> netconf.rpc("<%s xmlns='%s'/>".formatted(name, SYSTEM)));
            assertThat(refused).isNotNull();
            assertThat(refused.error().info()).isNotNull();
            assertThat(refused.error().info().text()).contains(name + "<");
            right++;
        }
        return right;
    }

    @Test
    void theServicesCanBeCalledByName() {
        assertThat(connection.call("get_config", "running")).isInstanceOf(Xml.class);
        assertThat(connection.call("edit-config", "candidate", location("by name")))
                .isNull();
        assertThat(connection.call("getConfig", "candidate", LOCATION.text()).toString())
                .contains("by name");
        assertThat(connection
                        .call("rpc", "<get-config><source><running/></source></get-config>", "20s")
                        .toString())
                .startsWith("<rpc-reply");
        connection.call("discardChanges");
        assertThat(connection.services())
                .contains(
                        "get",
                        "getConfig",
                        "editConfig",
                        "lock",
                        "unlock",
                        "commit",
                        "validate",
                        "closeSession",
                        "rpc");
    }

    @Test
    void aLineIsAnOperationOrXml() {
        assertThat(connection.execute("edit-config candidate " + location("by line")))
                .isEqualTo("<ok/>");
        assertThat(connection.execute("get-config candidate " + LOCATION.text()))
                .startsWith("<data")
                .contains("by line");
        assertThat(connection.execute("<get-config><source><candidate/></source></get-config>"))
                .startsWith("<data")
                .contains("by line");
        assertThat(connection.execute("discard-changes")).isEqualTo("<ok/>");
        assertThat(catchThrowableOfType(UnknownNameException.class, () -> connection.execute("get-confg running")))
                .isNotNull()
                .hasMessageContaining("did you mean 'get-config'?");
    }

    @Test
    @Tag("semantics-38")
    void whatItDoesNotHaveIsSaid() {
        assertThat(catchThrowableOfType(NotSupportedException.class, () -> connection.configure("hostname x")))
                .isNotNull();
    }

    @Test
    void xmlThatIsNotWellFormedIsNotSent() {
        assertThat(catchThrowableOfType(
                        InvalidRequestException.class, () -> netconf.editConfig(Datastore.CANDIDATE, "<a>")))
                .isNotNull()
                .hasMessageStartingWith("device/default: ");
        assertThat(netconf.getConfig(Datastore.RUNNING).text()).startsWith("<data");
    }

    @Test
    void closeSessionEndsItAndConnectOpensTheSameHandleAgain() {
        long first = netconf.sessionId();
        netconf.closeSession();
        assertThat(connection.isConnected()).isFalse();
        assertThat(catchThrowableOfType(NotConnectedException.class, netconf::get))
                .isNotNull();
        assertThat(device.connect()).isSameAs(connection);
        assertThat(netconf.sessionId()).isNotEqualTo(first);
    }

    @Test
    void aTimeLimitOfItsOwnHolds() {
        assertThat(netconf.execute("get-config running", Duration.ofSeconds(20)))
                .startsWith("<data");
    }
}

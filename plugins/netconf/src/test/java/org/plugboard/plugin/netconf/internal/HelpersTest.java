// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.plugin.netconf.internal.Peer.answered;
import static org.plugboard.plugin.netconf.internal.Peer.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.EditOptions;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcError;
import org.plugboard.netconf.RpcErrorException;
import org.plugboard.netconf.RpcResult;
import org.plugboard.plugin.netconf.internal.framing.Framing;

/** Whatever fails, nothing stays locked or half changed. */
@Timeout(60)
final class HelpersTest {

    private static final String CONFIG = "<a xmlns=\"urn:a\"/>";
    private static final String OK = "<ok/>";
    private static final String REFUSED =
            "<rpc-error><error-type>protocol</error-type><error-tag>operation-failed</error-tag>"
                    + "<error-severity>error</error-severity></rpc-error>";
    private static final String WARNED =
            "<ok/><rpc-error><error-type>application</error-type><error-tag>operation-failed</error-tag>"
                    + "<error-severity>warning</error-severity><error-message>old %s</error-message></rpc-error>";
    private static final String LOCK = "<lock><target><candidate/></target></lock>";
    private static final String UNLOCK = "<unlock><target><candidate/></target></unlock>";
    private static final String LOCK_RUNNING = "<lock><target><running/></target></lock>";
    private static final String UNLOCK_RUNNING = "<unlock><target><running/></target></unlock>";
    private static final String EDIT =
            "<edit-config><target><candidate/></target><config>" + CONFIG + "</config></edit-config>";
    private static final String VALIDATE = "<validate><source><candidate/></source></validate>";
    private static final String COMMIT = "<commit/>";
    private static final String DISCARD = "<discard-changes/>";

    /** What is answered to each request, and all that is sent. */
    private static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(List.of(REFUSED), List.of(LOCK)),
                Arguments.of(List.of(OK, REFUSED, OK, OK), List.of(LOCK, EDIT, DISCARD, UNLOCK)),
                Arguments.of(List.of(OK, OK, REFUSED, OK, OK), List.of(LOCK, EDIT, VALIDATE, DISCARD, UNLOCK)),
                Arguments.of(
                        List.of(OK, OK, OK, REFUSED, OK, OK), List.of(LOCK, EDIT, VALIDATE, COMMIT, DISCARD, UNLOCK)),
                Arguments.of(List.of(OK, OK, OK, OK, REFUSED), List.of(LOCK, EDIT, VALIDATE, COMMIT, UNLOCK)));
    }

    /** A device whose running configuration nobody changes directly. */
    private static Peer candidateOnly() {
        String capability = "urn:ietf:params:netconf:capability:";
        return Peer.connectedWith(capability + "candidate:1.0", capability + "validate:1.1");
    }

    private static String denied(String tag) {
        return REFUSED.replace("operation-failed", tag);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatTheDeviceRefusesIsDiscardedAndUnlocked(List<String> answers, List<String> sent) {
        Peer peer = candidateOnly();
        CompletableFuture<List<RpcError>> edit = Peer.calling(() -> peer.session.edit(CONFIG));
        assertThat(answers.stream().map(answer -> answered(peer, answer))).isEqualTo(sent);
        assertThatThrownBy(() -> Peer.result(edit))
                .isInstanceOfSatisfying(RpcErrorException.class, e -> assertThat(e.getSuppressed())
                        .isEmpty())
                .hasMessageContaining(
                        ": " + sent.get(answers.indexOf(REFUSED)).replaceAll("^<([a-z-]+).*", "$1") + " was refused");
        assertThat(peer.pipe.hasNext()).isFalse();
    }

    @Test
    void whatCannotBeCleanedUpIsAddedToWhatFailed() {
        Peer peer = candidateOnly();
        CompletableFuture<List<RpcError>> edit = Peer.calling(() -> peer.session.edit(CONFIG));
        List.of(OK, REFUSED, REFUSED, REFUSED).forEach(answer -> answered(peer, answer));
        assertThatThrownBy(() -> Peer.result(edit))
                .isInstanceOfSatisfying(RpcErrorException.class, e -> assertThat(e.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .satisfiesExactly(
                                first -> assertThat(first).contains("discard-changes was refused"),
                                second -> assertThat(second).contains("unlock was refused")))
                .hasMessageContaining("edit-config was refused");
    }

    @Test
    void warningsOfAllThatWasDoneAreGiven() {
        Peer peer = candidateOnly();
        CompletableFuture<List<RpcError>> edit = Peer.calling(() -> peer.session.edit(CONFIG));
        assertThat(Stream.of(OK, WARNED.formatted("edit"), WARNED.formatted("validate"), WARNED.formatted("commit"), OK)
                        .map(answer -> answered(peer, answer)))
                .containsExactly(LOCK, EDIT, VALIDATE, COMMIT, UNLOCK);
        assertThat(Peer.result(edit))
                .extracting(RpcError::text)
                .containsExactly("old edit", "old validate", "old commit");
        CompletableFuture<String> line = Peer.calling(() -> peer.session.execute("edit " + CONFIG));
        List.of(OK, WARNED.formatted("edit"), OK, OK, OK).forEach(answer -> answered(peer, answer));
        assertThat(Peer.result(line)).isEqualTo("<ok/>\nwarning: old edit");
    }

    @Test
    void aDeviceThatCannotValidateIsNotAskedTo() {
        Peer peer = Peer.connectedWith("urn:ietf:params:netconf:capability:candidate:1.0");
        CompletableFuture<List<RpcError>> edit = Peer.calling(() -> peer.session.edit(CONFIG));
        assertThat(Stream.of(OK, OK, OK, OK).map(answer -> answered(peer, answer)))
                .containsExactly(LOCK, EDIT, COMMIT, UNLOCK);
        assertThat(Peer.result(edit)).isEmpty();
    }

    @Test
    void netconfdIsNotAskedToValidateSinceItsCommitWouldDoNothing() {
        String capability = "urn:ietf:params:netconf:capability:";
        Peer peer = Peer.connectedWith(
                capability + "candidate:1.0",
                capability + "validate:1.1",
                "http://netconfcentral.org/ns/yuma-ncx?module=yuma-ncx&revision=2012-01-13");
        CompletableFuture<List<RpcError>> edit = Peer.calling(() -> peer.session.edit(CONFIG));
        assertThat(Stream.of(OK, OK, OK, OK).map(answer -> answered(peer, answer)))
                .containsExactly(LOCK, EDIT, COMMIT, UNLOCK);
        assertThat(Peer.result(edit)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true, <error-option>rollback-on-error</error-option>", "false, ''"})
    void withoutACandidateTheRunningOneIsEditedAsAWholeWhereTheDeviceCan(boolean can, String option) {
        String capability = "urn:ietf:params:netconf:capability:";
        Peer peer = Peer.connectedWith(
                capability + "writable-running:1.0", capability + (can ? "rollback-on-error:1.0" : "startup:1.0"));
        CompletableFuture<List<RpcError>> edit = Peer.calling(() -> peer.session.edit(CONFIG));
        assertThat(Stream.of(OK, REFUSED, OK).map(answer -> answered(peer, answer)))
                .containsExactly(
                        "<lock><target><running/></target></lock>",
                        "<edit-config><target><running/></target>" + option + "<config>" + CONFIG
                                + "</config></edit-config>",
                        "<unlock><target><running/></target></unlock>");
        assertThatThrownBy(() -> Peer.result(edit)).isInstanceOf(RpcErrorException.class);
    }

    @Test
    void aDeviceThatCanChangeNothingIsAskedForNothingThatStays() {
        Peer peer = Peer.connectedWith();
        CompletableFuture<List<RpcError>> edit = Peer.calling(() -> peer.session.edit(CONFIG));
        assertThat(Stream.of(OK, OK).map(answer -> answered(peer, answer)))
                .containsExactly(
                        "<lock><target><running/></target></lock>", "<unlock><target><running/></target></unlock>");
        assertThatThrownBy(() -> Peer.result(edit))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining(":writable-running");
    }

    @Test
    void aRequestThatRunsOutOfTimeIsFollowedByWhatUndoesIt() {
        Peer peer = Peer.connected(Framing.CHUNKS, Map.of("timeout", Duration.ofMillis(300)));
        List<String> sent = new ArrayList<>();
        assertThatThrownBy(() -> peer.session.edit(CONFIG))
                .isInstanceOf(TimedOutException.class)
                .hasMessageContaining("no reply to lock");
        sent.add(operation(peer.pipe.next()));
        sent.add(operation(peer.pipe.next()));
        assertThat(sent).containsExactly(LOCK_RUNNING, UNLOCK_RUNNING);
        assertThat(peer.session.isReset()).isFalse();
    }

    @Test
    void anInterruptDiscardsAndUnlocksBeforeItIsSeen() {
        Peer peer = candidateOnly();
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        CompletableFuture<Boolean> flag = Peer.calling(() -> {
            thread.complete(Thread.currentThread());
            assertThatThrownBy(() -> peer.session.edit(CONFIG)).isInstanceOf(CallInterruptedException.class);
            return Thread.currentThread().isInterrupted();
        });
        answered(peer, OK);
        String edit = peer.pipe.next();
        peer.pipe.awaitReader();
        Peer.result(thread).interrupt();
        assertThat(operation(edit)).isEqualTo(EDIT);
        String discard = peer.pipe.next();
        peer.reply(Peer.id(edit), OK);
        peer.reply(Peer.id(discard), OK);
        assertThat(operation(discard)).isEqualTo(DISCARD);
        assertThat(answered(peer, OK)).isEqualTo(UNLOCK);
        assertThat(Peer.result(flag)).isTrue();
        assertThat(peer.session.isReset()).isTrue();
    }

    @Test
    void aSessionThatDiesEndsItWithThat() {
        Peer peer = candidateOnly();
        CompletableFuture<List<RpcError>> edit = Peer.calling(() -> peer.session.edit(CONFIG));
        answered(peer, OK);
        peer.pipe.next();
        peer.pipe.end();
        assertThatThrownBy(() -> Peer.result(edit))
                .isInstanceOfSatisfying(ConnectionClosedException.class, e -> assertThat(e.getSuppressed())
                        .isEmpty());
    }

    @Test
    void whatTheWorkGivesIsGivenAndTheLockIsFree() {
        Peer peer = Peer.connected();
        CompletableFuture<String> work = Peer.calling(() -> peer.session.locked(Datastore.CANDIDATE, session -> {
            session.discardChanges();
            return "done";
        }));
        assertThat(Stream.of(OK, OK, OK).map(answer -> answered(peer, answer))).containsExactly(LOCK, DISCARD, UNLOCK);
        assertThat(Peer.result(work)).isEqualTo("done");
        assertThat(peer.session.isReset()).isTrue();
    }

    @Test
    void workThatFailsLeavesNeitherALockNorAChange() {
        Peer peer = Peer.connected();
        CompletableFuture<String> work = Peer.calling(() -> peer.session.locked(Datastore.CANDIDATE, session -> {
            session.editConfig(Datastore.CANDIDATE, CONFIG);
            throw new IllegalStateException("no");
        }));
        assertThat(Stream.of(OK, OK, OK, OK).map(answer -> answered(peer, answer)))
                .containsExactly(LOCK, EDIT, DISCARD, UNLOCK);
        assertThatThrownBy(() -> Peer.result(work))
                .isInstanceOfSatisfying(IllegalStateException.class, e -> assertThat(e.getSuppressed())
                        .isEmpty());
        assertThat(peer.session.isReset()).isTrue();
    }

    @Test
    void whatFailedWorkCouldNotDiscardIsSaidBesideItsFailureAndTheLockIsFree() {
        Peer peer = Peer.connected();
        CompletableFuture<String> work = Peer.calling(() -> peer.session.locked(Datastore.CANDIDATE, session -> {
            throw new IllegalStateException("no");
        }));
        assertThat(Stream.of(OK, REFUSED, OK).map(answer -> answered(peer, answer)))
                .containsExactly(LOCK, DISCARD, UNLOCK);
        assertThatThrownBy(() -> Peer.result(work))
                .isInstanceOfSatisfying(IllegalStateException.class, e -> assertThat(e.getSuppressed())
                        .singleElement()
                        .asString()
                        .contains("R1/nc: discard-changes was refused: operation-failed"));
    }

    @Test
    void workThatFailsBehindAnotherLockDiscardsNothing() {
        Peer peer = Peer.connected();
        CompletableFuture<String> work = Peer.calling(() -> peer.session.locked(Datastore.RUNNING, session -> {
            throw new IllegalStateException("no");
        }));
        assertThat(Stream.of(OK, OK).map(answer -> answered(peer, answer)))
                .containsExactly(LOCK_RUNNING, UNLOCK_RUNNING);
        assertThatThrownBy(() -> Peer.result(work)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void workThatFailsWhenItHasEndedTheSessionFailsWithThatAlone() {
        Peer peer = Peer.connected();
        CompletableFuture<String> work = Peer.calling(() -> peer.session.locked(Datastore.CANDIDATE, session -> {
            session.closeSession();
            throw new IllegalStateException("no");
        }));
        assertThat(Stream.of(OK, OK).map(answer -> answered(peer, answer))).containsExactly(LOCK, "<close-session/>");
        assertThatThrownBy(() -> Peer.result(work))
                .isInstanceOfSatisfying(IllegalStateException.class, e -> assertThat(e.getSuppressed())
                        .isEmpty());
    }

    @Test
    void workThatEndsTheSessionHasItsResult() {
        Peer peer = Peer.connected();
        CompletableFuture<String> work = Peer.calling(() -> peer.session.locked(Datastore.CANDIDATE, session -> {
            session.closeSession();
            return "done";
        }));
        assertThat(Stream.of(OK, OK).map(answer -> answered(peer, answer))).containsExactly(LOCK, "<close-session/>");
        assertThat(Peer.result(work)).isEqualTo("done");
    }

    @Test
    void anyDatastoreIsCompared() {
        Peer peer = Peer.connected();
        CompletableFuture<String> difference = Peer.calling(() -> peer.session.execute("diff running factory-default"));
        String data = "<data xmlns=\"%s\"><a xmlns=\"urn:a\">%d</a></data>";
        assertThat(answered(peer, data.formatted(Peer.BASE, 1)))
                .isEqualTo("<get-config><source><running/></source></get-config>");
        assertThat(answered(peer, data.formatted(Rpc.NMDA, 2)))
                .isEqualTo(
                        "<get-data xmlns=\"" + Rpc.NMDA + "\"><datastore xmlns:other=\""
                                + "urn:ietf:params:xml:ns:yang:ietf-factory-default\">other:factory-default</datastore></get-data>");
        assertThat(Peer.result(difference)).isEqualTo("/a\n- 1\n+ 2");
    }

    @Test
    void runningIsLockedFirstWhereOthersCouldChangeItDirectly() {
        Peer peer = Peer.connected();
        CompletableFuture<List<RpcError>> edit = Peer.calling(() -> peer.session.edit(CONFIG));
        assertThat(Stream.of(OK, OK, OK, OK, OK, OK, OK).map(answer -> answered(peer, answer)))
                .containsExactly(LOCK_RUNNING, LOCK, EDIT, VALIDATE, COMMIT, UNLOCK, UNLOCK_RUNNING);
        assertThat(Peer.result(edit)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"access-denied", "operation-not-supported"})
    void whoMayNotLockRunningEditsTheCandidateAllTheSame(String tag) {
        Peer peer = Peer.connected();
        CompletableFuture<List<RpcError>> edit = Peer.calling(() -> peer.session.edit(CONFIG));
        assertThat(Stream.of(denied(tag), OK, OK, OK, OK, OK).map(answer -> answered(peer, answer)))
                .containsExactly(LOCK_RUNNING, LOCK, EDIT, VALIDATE, COMMIT, UNLOCK);
        assertThat(Peer.result(edit)).isEmpty();
    }

    @Test
    void whereSomebodyElseHasRunningLockedNothingIsEdited() {
        Peer peer = Peer.connected();
        CompletableFuture<List<RpcError>> edit = Peer.calling(() -> peer.session.edit(CONFIG));
        assertThat(answered(peer, denied("lock-denied"))).isEqualTo(LOCK_RUNNING);
        assertThatThrownBy(() -> Peer.result(edit)).isInstanceOf(RpcErrorException.class);
        assertThat(peer.pipe.hasNext()).isFalse();
    }

    @Test
    void whatIsRefusedBehindTheLockOfRunningIsNotTriedWithoutIt() {
        Peer peer = Peer.connected();
        CompletableFuture<List<RpcError>> edit = Peer.calling(() -> peer.session.edit(CONFIG));
        assertThat(Stream.of(OK, OK, denied("access-denied"), OK, OK, OK).map(answer -> answered(peer, answer)))
                .containsExactly(LOCK_RUNNING, LOCK, EDIT, DISCARD, UNLOCK, UNLOCK_RUNNING);
        assertThatThrownBy(() -> Peer.result(edit)).isInstanceOf(RpcErrorException.class);
    }

    @Test
    void anEditWithinLockedUsesThatLockAndLeavesIt() {
        Peer peer = candidateOnly();
        CompletableFuture<String> work = Peer.calling(() -> peer.session.locked(Datastore.CANDIDATE, session -> {
            session.edit(CONFIG);
            return session.execute("edit " + CONFIG, Duration.ofSeconds(20));
        }));
        assertThat(Stream.of(OK, OK, OK, OK, OK, OK, OK, OK).map(answer -> answered(peer, answer)))
                .containsExactly(LOCK, EDIT, VALIDATE, COMMIT, EDIT, VALIDATE, COMMIT, UNLOCK);
        assertThat(Peer.result(work)).isEqualTo("<ok/>");
    }

    @Test
    void anEditBehindALockOfTheSessionLeavesItAsItWas() {
        Peer peer = candidateOnly();
        CompletableFuture<List<RpcError>> edit = Peer.calling(() -> {
            peer.session.lock(Datastore.CANDIDATE);
            return peer.session.edit(CONFIG);
        });
        assertThat(Stream.of(OK, OK, REFUSED, OK).map(answer -> answered(peer, answer)))
                .containsExactly(LOCK, EDIT, VALIDATE, DISCARD);
        assertThatThrownBy(() -> Peer.result(edit)).isInstanceOf(RpcErrorException.class);
        assertThat(peer.session.isReset()).isFalse();
    }

    @Test
    void changesOfAnotherThreadAreNotMixedIn() {
        Peer peer = candidateOnly();
        CompletableFuture<List<RpcError>> first = Peer.calling(() -> peer.session.edit(CONFIG));
        answered(peer, OK);
        String edit = peer.pipe.next();
        CompletableFuture<List<RpcError>> second = Peer.calling(() -> peer.session.edit(CONFIG));
        assertThat(answered(peer, denied("lock-denied"))).isEqualTo(LOCK);
        assertThatThrownBy(() -> Peer.result(second)).isInstanceOf(RpcErrorException.class);
        peer.reply(Peer.id(edit), OK);
        assertThat(Stream.of(OK, OK, OK).map(answer -> answered(peer, answer)))
                .containsExactly(VALIDATE, COMMIT, UNLOCK);
        assertThat(Peer.result(first)).isEmpty();
    }

    @Test
    void whatTheWorkWasGivenEndsWithIt() {
        Peer peer = Peer.connected();
        CompletableFuture<Netconf> work =
                Peer.calling(() -> peer.session.locked(Datastore.CANDIDATE, session -> session));
        assertThat(Stream.of(OK, OK).map(answer -> answered(peer, answer))).containsExactly(LOCK, UNLOCK);
        Netconf kept = Peer.result(work);
        assertThatThrownBy(kept::get)
                .isInstanceOf(NotConnectedException.class)
                .hasMessageContaining("get: the work behind the lock is over");
        assertThat(kept).hasToString("a session behind a lock").isEqualTo(kept);
    }

    @Test
    void allRequestsOfACallShareItsTimeAndWhatCleansUpIsSentAllTheSame() {
        Peer peer = Peer.connected(Framing.CHUNKS, Map.of("timeout", Duration.ofSeconds(1)));
        CompletableFuture<List<RpcError>> edit = Peer.calling(() -> peer.session.edit(CONFIG));
        List<String> sent = new ArrayList<>(List.of(answered(peer, OK), answered(peer, OK)));
        assertThatThrownBy(() -> Peer.result(edit))
                .isInstanceOfSatisfying(TimedOutException.class, e -> assertThat(e.getSuppressed())
                        .hasSize(3))
                .hasMessageContaining("no reply to edit-config")
                .hasMessageContaining(" in 1 s ");
        while (peer.pipe.hasNext()) {
            sent.add(operation(peer.pipe.next()));
        }
        assertThat(sent).containsExactly(LOCK_RUNNING, LOCK, EDIT, DISCARD, UNLOCK, UNLOCK_RUNNING);
    }

    @Test
    void aCommitWithoutAnAnswerMayHaveBeenDone() {
        Peer peer = Peer.connected(Framing.CHUNKS, Map.of("timeout", Duration.ofSeconds(2)));
        CompletableFuture<List<RpcError>> edit = Peer.calling(() -> peer.session.edit(CONFIG));
        assertThat(Stream.of(OK, OK, OK, OK).map(answer -> answered(peer, answer)))
                .containsExactly(LOCK_RUNNING, LOCK, EDIT, VALIDATE);
        assertThatThrownBy(() -> Peer.result(edit))
                .isInstanceOf(TimedOutException.class)
                .hasMessageContaining("R1/nc: no reply to commit")
                .hasMessageContaining("the device may have done it all the same, or do it yet: look at the datastore");
        assertThat(operation(peer.pipe.next())).isEqualTo(COMMIT);
    }

    private static List<Consumer<Netconf>> commits() {
        return List.of(
                Netconf::commit,
                nc -> nc.rpc("<commit/>"),
                nc -> nc.read(Rpc.of("<commit/>"), reply -> ""),
                nc -> nc.sendAll(List.of(Rpc.of("<commit/>"))).forEach(RpcResult::get));
    }

    @ParameterizedTest
    @MethodSource("commits")
    void aCommitThatIsInterruptedMayHaveBeenDone(Consumer<Netconf> committing) {
        Peer peer = Peer.connected();
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        CompletableFuture<Void> commit = Peer.calling(() -> {
            thread.complete(Thread.currentThread());
            committing.accept(peer.session);
            return null;
        });
        assertThat(operation(peer.pipe.next())).isEqualTo(COMMIT);
        peer.pipe.awaitReader();
        Peer.result(thread).interrupt();
        assertThatThrownBy(() -> Peer.result(commit))
                .isInstanceOf(CallInterruptedException.class)
                .hasMessageContaining("waiting for the reply to ")
                .hasMessageContaining("; the device may have done it all the same");
    }

    @Test
    void aHelperTakesALimitForAllOfItsRequests() {
        Peer peer = candidateOnly();
        Duration limit = Duration.ofSeconds(1);
        CompletableFuture<List<RpcError>> edit =
                Peer.calling(() -> peer.session.edit(CONFIG, EditOptions.DEFAULTS, limit));
        assertThat(Stream.of(OK, OK).map(answer -> answered(peer, answer))).containsExactly(LOCK, EDIT);
        assertThatThrownBy(() -> Peer.result(edit))
                .isInstanceOf(TimedOutException.class)
                .hasMessageContaining("no reply to validate")
                .hasMessageContaining(" in 1 s ");
        assertThatThrownBy(() -> peer.session.difference(Datastore.RUNNING, Datastore.CANDIDATE, Duration.ZERO))
                .isInstanceOf(TimedOutException.class)
                .hasMessageStartingWith("R1/nc: get-config was not sent: the call had 0 s for all its requests");
    }

    @Test
    void workBehindALockHasTheTimeThatItsCallHas() {
        Peer peer = candidateOnly();
        Duration limit = Duration.ofSeconds(1);
        CompletableFuture<Object> work = Peer.calling(() -> peer.session.locked(Datastore.CANDIDATE, limit, session -> {
            assertThatThrownBy(session::get)
                    .isInstanceOf(TimedOutException.class)
                    .hasMessageContaining("no reply to get ")
                    .hasMessageContaining(" in 1 s ");
            return session.execute("discard-changes", Duration.ofMinutes(1));
        }));
        assertThat(answered(peer, OK)).isEqualTo(LOCK);
        assertThat(operation(peer.pipe.next())).isEqualTo("<get/>");
        assertThat(Stream.of(OK, OK).map(answer -> answered(peer, answer))).containsExactly(DISCARD, UNLOCK);
        assertThatThrownBy(() -> Peer.result(work))
                .isInstanceOf(TimedOutException.class)
                .hasMessageStartingWith("R1/nc: discard-changes was not sent: the call had 1 s for all its requests");
    }

    @Test
    void behindTheEndOfACallNothingMoreIsSentForIt() {
        Peer peer = Peer.connected();
        assertThatThrownBy(() -> peer.session.execute("get", Duration.ZERO))
                .isInstanceOf(TimedOutException.class)
                .hasMessageStartingWith("R1/nc: get was not sent: the call had 0 s for all its requests");
        assertThat(peer.pipe.hasNext()).isFalse();
    }

    @Test
    void aTimeOfARequestIsMoreThanZero() {
        Peer peer = Peer.connected();
        for (Duration timeout : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            assertThatThrownBy(() -> peer.session.rpc("<a/>", timeout))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageStartingWith("R1/nc: timeout is " + timeout + "; give it more than zero");
            assertThatThrownBy(() -> peer.session.commit(timeout)).isInstanceOf(InvalidRequestException.class);
        }
        assertThat(peer.pipe.hasNext()).isFalse();
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.DatastoreIdentity;
import org.plugboard.netconf.MalformedReplyException;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.PartialLock;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcErrorException;
import org.plugboard.spi.Deadline;

/** The next borrower finds no lock of the one before, and no reply that is still to come. */
@Timeout(60)
final class ResetTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String LOCK = "<lock><target><candidate/></target></lock>";
    private static final String OK = "<ok/>";
    private static final String REFUSED =
            "<rpc-error><error-type>protocol</error-type><error-tag>lock-denied</error-tag>"
                    + "<error-severity>error</error-severity></rpc-error>";

    private static final String UNCONFIRMED =
            "R1/nc: a commit of this session was not confirmed: the device undoes it now, or has done so when its time was over; give it a word (persist), by which any session can confirm it";

    private final Peer peer = Peer.connected();

    @Test
    void whatLeavesNothingNeedsNoReset() {
        assertThat(peer.session.isReset()).isTrue();
        call(nc -> nc.editConfig(Datastore.RUNNING, "<lock xmlns='urn:door'/>"), OK);
        call(Netconf::commit, OK);
        call(Netconf::discardChanges, OK);
        call(nc -> nc.rpc("<get/>"), "<data/>");
        assertThat(peer.session.isReset()).isTrue();
        assertThat(sentByReset(0)).isEmpty();
    }

    private static List<Consumer<Netconf>> locks() {
        return List.of(
                nc -> nc.lock(Datastore.CANDIDATE),
                nc -> nc.execute("lock candidate"),
                nc -> nc.execute(LOCK),
                nc -> nc.rpc(LOCK),
                nc -> nc.rpc("<?xml version='1.0'?><rpc>" + LOCK + "</rpc>"),
                nc -> nc.rpc("<n:lock xmlns:n='%s'><n:target><n:candidate/></n:target></n:lock>".formatted(Peer.BASE)));
    }

    @ParameterizedTest
    @MethodSource("locks")
    void aLockedCandidateIsDiscardedAndUnlocked(Consumer<Netconf> lock) {
        call(lock, OK);
        assertThat(peer.session.isReset()).isFalse();
        assertThat(sentByReset(2)).containsExactly("<discard-changes/>", unlock("candidate"));
        assertThat(peer.session.isReset()).isTrue();
    }

    @Test
    void otherLocksAreUnlocked() {
        call(nc -> nc.lock(Datastore.RUNNING), OK);
        call(nc -> nc.lock(Datastore.STARTUP), OK);
        assertThat(sentByReset(2)).containsExactly(unlock("running"), unlock("startup"));
    }

    @Test
    void aLockOfAnotherDatastoreIsUnlockedBehindThoseOfNetconf() {
        String other = "<datastore xmlns=\"%s\" xmlns:ds=\"urn:vendor\">ds:ephemeral</datastore>".formatted(Rpc.NMDA);
        call(nc -> nc.execute("lock {urn:vendor}ephemeral"), OK);
        call(
                nc -> nc.rpc("<lock><target><datastore xmlns='%s' xmlns:d='%s'>d:running</datastore></target></lock>"
                        .formatted(Rpc.NMDA, DatastoreIdentity.DATASTORES)),
                OK);
        assertThat(peer.session.isReset()).isFalse();
        assertThat(sentByReset(2))
                .containsExactly(unlock("running"), "<unlock><target>" + other + "</target></unlock>");
        assertThat(peer.session.isReset()).isTrue();
    }

    @Test
    void changesAreDiscardedBeforeAnythingIsUnlocked() {
        call(nc -> nc.lock(Datastore.CANDIDATE), OK);
        call(nc -> nc.lock(Datastore.RUNNING), OK);
        assertThat(sentByReset(3)).containsExactly("<discard-changes/>", unlock("running"), unlock("candidate"));
    }

    @Test
    void aDeviceThatDoesNotSayThatItHasACandidateIsNotToldToDiscardIt() {
        Peer old = Peer.connectedWith();
        call(old, nc -> nc.rpc(LOCK), OK);
        assertThat(sentByReset(old, 1)).containsExactly(unlock("candidate"));
    }

    private static List<Consumer<Netconf>> unlocks() {
        return List.of(
                nc -> nc.unlock(Datastore.CANDIDATE),
                nc -> nc.execute("unlock candidate"),
                nc -> nc.rpc("<unlock><target><candidate/></target></unlock>"));
    }

    @ParameterizedTest
    @MethodSource("unlocks")
    void whoHasUnlockedLeavesNothing(Consumer<Netconf> unlock) {
        call(nc -> nc.lock(Datastore.CANDIDATE), OK);
        call(unlock, OK);
        assertThat(peer.session.isReset()).isTrue();
    }

    @Test
    void aRefusedLockIsNoneAndARefusedUnlockLeavesOne() {
        assertThatThrownBy(() -> call(nc -> nc.lock(Datastore.CANDIDATE), REFUSED))
                .isInstanceOf(RpcErrorException.class);
        assertThat(peer.session.isReset()).isTrue();
        call(nc -> nc.lock(Datastore.CANDIDATE), OK);
        assertThatThrownBy(() -> call(nc -> nc.lock(Datastore.CANDIDATE), REFUSED))
                .isInstanceOf(RpcErrorException.class);
        assertThatThrownBy(() -> call(nc -> nc.unlock(Datastore.CANDIDATE), REFUSED))
                .isInstanceOf(RpcErrorException.class);
        assertThat(peer.session.isReset()).isFalse();
    }

    @Test
    void aLockWhoseReplyIsLateIsGivenBackBehindIt() {
        assertThatThrownBy(() -> peer.session.rpc(LOCK, SHORT)).isInstanceOf(TimedOutException.class);
        String late = peer.nextId();
        assertThat(peer.session.isReset()).isFalse();
        CompletableFuture<Boolean> reset = resetting(peer);
        peer.pipe.awaitReader();
        assertThat(peer.pipe.hasNext()).isFalse();
        peer.reply(late, OK);
        assertThat(answered(peer)).isEqualTo("<discard-changes/>");
        assertThat(answered(peer)).isEqualTo(unlock("candidate"));
        Peer.result(reset);
        assertThat(peer.session.isReset()).isTrue();
    }

    @Test
    void aReplyThatIsStillToComeIsWaitedFor() {
        assertThatThrownBy(() -> peer.session.rpc("<slow/>", SHORT)).isInstanceOf(TimedOutException.class);
        String late = peer.nextId();
        assertThat(peer.session.isReset()).isFalse();
        CompletableFuture<Boolean> reset = resetting(peer);
        peer.pipe.awaitReader();
        peer.reply(late, OK);
        Peer.result(reset);
        assertThat(peer.session.isReset()).isTrue();
        assertThat(peer.pipe.hasNext()).isFalse();
    }

    @Test
    void aReplyThatDoesNotComeIsSaid() {
        assertThatThrownBy(() -> peer.session.rpc("<slow/>", SHORT)).isInstanceOf(TimedOutException.class);
        assertThatThrownBy(() -> peer.session.reset(Deadline.after(SHORT)))
                .isInstanceOf(TimedOutException.class)
                .hasMessage(
                        "R1/nc: 1 replies to requests whose callers have gone did not come in 50 ms over memory; nothing of them is coming; "
                                + "connect again");
    }

    @Test
    void aPipeThatEndsWhileAReplyIsWaitedForEndsTheReset() {
        assertThatThrownBy(() -> peer.session.rpc("<slow/>", SHORT)).isInstanceOf(TimedOutException.class);
        CompletableFuture<Boolean> reset = resetting(peer);
        peer.pipe.awaitReader();
        peer.pipe.end();
        assertThatThrownBy(() -> Peer.result(reset)).isInstanceOf(ConnectionClosedException.class);
    }

    @Test
    void anInterruptEndsTheWaitingForAReply() {
        assertThatThrownBy(() -> peer.session.rpc("<slow/>", SHORT)).isInstanceOf(TimedOutException.class);
        CompletableFuture<Boolean> flag = Peer.calling(() -> {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> peer.session.reset(Deadline.after(LONG)))
                    .isInstanceOf(CallInterruptedException.class);
            return Thread.currentThread().isInterrupted();
        });
        assertThat(Peer.result(flag)).isTrue();
    }

    @Test
    void aRequestOfAnotherThreadThatIsUnderWayIsWaitedForToo() {
        CompletableFuture<String> other =
                Peer.calling(() -> peer.session.rpc("<other/>", LONG).text());
        String id = peer.nextId();
        peer.pipe.awaitReader();
        assertThat(peer.session.isReset()).isFalse();
        CompletableFuture<Boolean> reset = resetting(peer);
        peer.reply(id, OK);
        assertThat(Peer.result(other)).contains(OK);
        Peer.result(reset);
        assertThat(peer.session.isReset()).isTrue();
    }

    @Test
    void aLockThatIsNotGivenBackIsSaid() {
        call(nc -> nc.lock(Datastore.RUNNING), OK);
        CompletableFuture<Boolean> reset = resetting(peer);
        peer.reply(peer.nextId(), REFUSED);
        assertThatThrownBy(() -> Peer.result(reset)).isInstanceOf(RpcErrorException.class);
        assertThat(peer.session.isReset()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<create-subscription xmlns='urn:ietf:params:xml:ns:netconf:notification:1.0'/>",
                "<s:establish-subscription xmlns:s='urn:ietf:params:xml:ns:yang:ietf-subscribed-notifications'/>",
                "<partial-lock xmlns='urn:ietf:params:xml:ns:netconf:partial-lock:1.0'><select>/a</select></partial-lock>",
                "<lock><target><url>file:///tmp/a</url></target></lock>",
                "<lock/>",
                "<lock-configuration/>",
                "<open-configuration><private/></open-configuration>"
            })
    void whatOnlyTheEndOfTheSessionUndoesIsSaid(String operation) {
        call(nc -> nc.rpc(operation), OK);
        assertThat(peer.session.isReset()).isFalse();
        String name = operation.replaceAll("^<(?:s:)?([a-z-]+).*", "$1");
        assertThatThrownBy(() -> peer.session.reset(Deadline.after(LONG)))
                .isInstanceOf(NotSupportedException.class)
                .hasMessage("R1/nc: what " + name + " left ends only with the session over memory; connect again");
        assertThat(peer.pipe.hasNext()).isFalse();
    }

    @Test
    void aRefusalByAnotherDeviceWhileAReplyIsReadIsNoneOfItsRequest() {
        Peer other = Peer.connected();
        CompletableFuture<Object> reading =
                Peer.calling(() -> peer.session.read(Rpc.of("<lock-configuration/>"), reply -> {
                    other.session.lock(Datastore.RUNNING);
                    return "";
                }));
        peer.reply(peer.nextId(), OK);
        other.reply(other.nextId(), REFUSED);
        assertThatThrownBy(() -> Peer.result(reading)).isInstanceOf(RpcErrorException.class);
        assertThat(peer.session.isReset()).isFalse();
        assertThatThrownBy(() -> peer.session.reset(Deadline.after(LONG)))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining("what lock-configuration left ends only with the session");
    }

    @Test
    void aRefusalByItsDeviceLeavesNothingAlsoWhereTheReplyIsRead() {
        CompletableFuture<Object> reading =
                Peer.calling(() -> peer.session.read(Rpc.of("<lock-configuration/>"), reply -> ""));
        peer.reply(peer.nextId(), REFUSED);
        assertThatThrownBy(() -> Peer.result(reading)).isInstanceOf(RpcErrorException.class);
        assertThat(peer.session.isReset()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<commit/>",
                "<commit><confirmed/><persist>a</persist></commit>",
                "<unlock/>",
                "<get-locks xmlns='urn:door'><lock/></get-locks>",
                "<a/>"
            })
    void whatLooksLikeItButIsNotLeavesNothing(String operation) {
        call(nc -> nc.rpc(operation), OK);
        assertThat(peer.session.isReset()).isTrue();
    }

    @Test
    void aSessionThatWasClosedIsNotReset() {
        call(Netconf::closeSession, OK);
        assertThat(peer.session.isReset()).isFalse();
        assertThatThrownBy(() -> peer.session.reset(Deadline.after(LONG))).isInstanceOf(NotConnectedException.class);
    }

    @Test
    void partialLocksAreGivenBackByTheirNumbers() {
        CompletableFuture<PartialLock> lock = Peer.calling(() -> peer.session.partialLock(List.of("/a", "/b")));
        String request = peer.pipe.next();
        assertThat(request)
                .contains("<partial-lock xmlns=\"" + Rpc.PARTIAL_LOCK + "\"><select>/a</select><select>/b</select>");
        String locked = "<lock-id xmlns='%s'>127</lock-id><locked-node xmlns='%s'>/a</locked-node>";
        peer.reply(Peer.id(request), locked.formatted(Rpc.PARTIAL_LOCK, Rpc.PARTIAL_LOCK));
        assertThat(Peer.result(lock)).isEqualTo(new PartialLock(127, List.of("/a")));
        call(nc -> nc.execute("partial-lock /c"), "<lock-id xmlns='%s'>128</lock-id>".formatted(Rpc.PARTIAL_LOCK));
        call(nc -> nc.partialUnlock(127), OK);
        assertThat(peer.session.isReset()).isFalse();
        assertThat(sentByReset(1))
                .containsExactly("<partial-unlock xmlns=\"%s\"><lock-id>128</lock-id></partial-unlock>"
                        .formatted(Rpc.PARTIAL_LOCK));
        assertThat(peer.session.isReset()).isTrue();
    }

    @Test
    void aPartialLockWithoutANumberEndsOnlyWithTheSession() {
        assertThatThrownBy(() -> call(nc -> nc.partialLock(List.of("/a")), OK))
                .isInstanceOf(MalformedReplyException.class);
        assertThatThrownBy(() -> peer.session.reset(Deadline.after(LONG))).isInstanceOf(NotSupportedException.class);
    }

    @Test
    void aCommitThatNobodyHasConfirmedIsCancelled() {
        call(nc -> nc.commitConfirmed(LONG), OK);
        assertThat(peer.session.isReset()).isFalse();
        assertThat(sentByReset(1)).containsExactly("<cancel-commit/>");
        assertThat(peer.session.isReset()).isTrue();
    }

    @Test
    void aCommitThatWasConfirmedOrCancelledLeavesNothing() {
        call(nc -> nc.commitConfirmed(LONG), OK);
        call(Netconf::commit, OK);
        assertThat(peer.session.isReset()).isTrue();
        call(nc -> nc.execute("commit confirmed"), OK);
        call(Netconf::cancelCommit, OK);
        assertThat(peer.session.isReset()).isTrue();
    }

    @Test
    void anOldDeviceUndoesACommitOnlyAtTheEndOfTheSession() {
        String capability = "urn:ietf:params:netconf:capability:";
        Peer old = Peer.connectedWith(capability + "candidate:1.0", capability + "confirmed-commit:1.0");
        call(old, nc -> nc.commitConfirmed(LONG), OK);
        assertThatThrownBy(() -> old.session.reset(Deadline.after(LONG)))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageStartingWith("R1/nc: what commit left ends only with the session");
        assertThat(old.pipe.hasNext()).isFalse();
    }

    private static List<Consumer<Netconf>> ends() {
        return List.of(ResetTest::disconnect, nc -> nc.execute("close-session"));
    }

    private static void disconnect(Netconf session) {
        ((NetconfSession) session).disconnect(Deadline.after(LONG));
    }

    /** Behind close-session, too, the manager disconnects. */
    @ParameterizedTest
    @MethodSource("ends")
    void whoeverEndsTheSessionIsWarnedOnceOfACommitThatGoesWithIt(Consumer<Netconf> end) {
        call(nc -> nc.commitConfirmed(LONG), OK);
        try (Logged logged = Logged.by(Resetting.class)) {
            call(end, OK);
            disconnect(peer.session);
            assertThat(logged.warnings()).containsExactly(UNCONFIRMED);
        }
    }

    @Test
    void aDeviceThatHangsUpAtCloseSessionUndoesACommitToo() {
        call(nc -> nc.commitConfirmed(LONG), OK);
        try (Logged logged = Logged.by(Resetting.class)) {
            CompletableFuture<Boolean> closed = Peer.calling(() -> {
                peer.session.closeSession();
                return true;
            });
            peer.nextId();
            peer.pipe.end();
            Peer.result(closed);
            disconnect(peer.session);
            assertThat(logged.warnings()).containsExactly(UNCONFIRMED);
        }
    }

    @Test
    void whereTheDeviceHasEndedTheSessionNobodyEndsItWhoIsToBeWarned() {
        call(nc -> nc.commitConfirmed(LONG), OK);
        peer.pipe.end();
        try (Logged logged = Logged.by(Resetting.class)) {
            disconnect(peer.session);
            assertThat(logged.warnings()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"commit", "commit confirmed 60 persist abc"})
    void aCommitThatOutlivesTheSessionIsNoWarning(String commit) {
        call(nc -> nc.execute(commit), OK);
        try (Logged logged = Logged.by(Resetting.class)) {
            call(ends().get(0), OK);
            assertThat(logged.warnings()).isEmpty();
        }
    }

    private void call(Consumer<Netconf> call, String reply) {
        call(peer, call, reply);
    }

    private static void call(Peer peer, Consumer<Netconf> call, String reply) {
        CompletableFuture<Boolean> done = Peer.calling(() -> {
            call.accept(peer.session);
            return true;
        });
        peer.reply(peer.nextId(), reply);
        Peer.result(done);
    }

    private List<String> sentByReset(int count) {
        return sentByReset(peer, count);
    }

    /** So many requests, which are granted, and no more. */
    private static List<String> sentByReset(Peer peer, int count) {
        CompletableFuture<Boolean> reset = resetting(peer);
        List<String> sent =
                IntStream.range(0, count).mapToObj(i -> answered(peer)).toList();
        Peer.result(reset);
        assertThat(peer.pipe.hasNext()).isFalse();
        return sent;
    }

    private static CompletableFuture<Boolean> resetting(Peer peer) {
        return Peer.calling(() -> {
            peer.session.reset(Deadline.after(LONG));
            return true;
        });
    }

    /** The operation of the next request, which is granted. */
    private static String answered(Peer peer) {
        return Peer.answered(peer, OK);
    }

    private static String unlock(String datastore) {
        return "<unlock><target><%s/></target></unlock>".formatted(datastore);
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.netconf.CommitOptions;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.Query;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcResult;
import org.plugboard.netconf.Subscription;
import org.plugboard.netconf.Xml;
import org.plugboard.plugin.netconf.internal.framing.Framing;

/** A request that was not sent has done nothing, whatever it would have done. */
@Timeout(60)
final class UnsentTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String OK = "<ok/>";

    private static Peer impatient() {
        return Peer.connected(Framing.CHUNKS, Map.of("timeout", Duration.ofMillis(200)));
    }

    /** While the device takes nothing, and one request waits for it. */
    private static List<CompletableFuture<Xml>> behindALongWrite(Peer peer, Runnable calls) {
        peer.pipe.withRoomFor(1);
        CompletableFuture<Xml> first = Peer.calling(() -> peer.session.rpc("<first/>", LONG));
        peer.pipe.awaitReader();
        CompletableFuture<Xml> second = Peer.calling(() -> peer.session.rpc("<second/>", LONG));
        peer.pipe.awaitBlockedWriter();
        calls.run();
        assertThat(peer.pipe.next()).contains("<first/>");
        assertThat(peer.pipe.next()).contains("<second/>");
        assertThat(peer.pipe.hasNext()).isFalse();
        peer.reply("1", OK);
        peer.reply("2", OK);
        return List.of(first, second);
    }

    @Test
    void aSubscriptionThatWasNotAskedForLeavesTheSessionFree() {
        Peer peer = impatient();
        HeardNotifications heard = new HeardNotifications();
        behindALongWrite(peer, () -> assertThatThrownBy(() -> peer.session.subscribe(heard))
                        .isInstanceOf(TimedOutException.class)
                        .hasMessageContaining("create-subscription was not sent in 200 ms"))
                .forEach(Peer::result);
        assertThat(peer.session.isReset()).isTrue();
        CompletableFuture<Subscription> again = Peer.calling(() -> peer.session.subscribe(heard));
        peer.reply(peer.nextId(), OK);
        assertThat(Peer.result(again).isOpen()).isTrue();
    }

    @Test
    void aLockThatWasNotAskedForIsNoneAndNothingIsUnlocked() {
        Peer peer = impatient();
        behindALongWrite(peer, () -> assertThatThrownBy(
                                () -> peer.session.locked(Datastore.CANDIDATE, ignored -> "never called"))
                        .isInstanceOf(TimedOutException.class)
                        .hasMessageContaining("lock was not sent"))
                .forEach(Peer::result);
        assertThat(peer.session.isReset()).isTrue();
    }

    @Test
    void nothingWasInTheWayOfARequestWhoseTimeWasOverAtOnce() {
        Peer peer = Peer.connected();
        assertOver("rpc", () -> peer.session.rpc("<a/>", Duration.ofNanos(1)));
        assertOver("get", () -> peer.session.within(Duration.ZERO).streams());
        assertThat(peer.pipe.hasNext()).isFalse();
        assertThat(peer.session.isReset()).isTrue();
    }

    private static void assertOver(String operation, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(Unsent.TimedOut.class)
                .hasMessageStartingWith("R1/nc: " + operation + " was not sent: the call had 0 s for all its requests");
    }

    @Test
    void aLockWithinALockThatIsInterruptedBeforeItIsSentLeavesTheOuterOne() {
        Peer peer = Peer.connected();
        CompletableFuture<Boolean> work = Peer.calling(() -> peer.session.locked(Datastore.CANDIDATE, session -> {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> session.locked(Datastore.CANDIDATE, ignored -> "never called"))
                    .isInstanceOf(CallInterruptedException.class)
                    .hasMessage("R1/nc: interrupted before lock was sent");
            boolean flag = Thread.interrupted();
            session.discardChanges();
            return flag;
        }));
        assertThat(Stream.of(OK, OK, OK).map(ignored -> answered(peer)))
                .containsExactly(
                        "<lock><target><candidate/></target></lock>",
                        "<discard-changes/>",
                        "<unlock><target><candidate/></target></unlock>");
        assertThat(Peer.result(work)).isTrue();
        assertThat(peer.session.isReset()).isTrue();
    }

    @Test
    void whatAReaderOfAReplyMustNotSendLeavesNothing() {
        Peer peer = Peer.connected();
        CompletableFuture<Boolean> call =
                Peer.calling(() -> peer.session.read(Rpc.getConfig(Datastore.RUNNING, Query.ALL), reply -> {
                    assertRefused(() -> peer.session.lock(Datastore.RUNNING));
                    assertRefused(() -> peer.session.subscribe(new HeardNotifications()));
                    return true;
                }));
        peer.reply(peer.nextId(), "<data/>");
        assertThat(Peer.result(call)).isTrue();
        assertThat(peer.session.isReset()).isTrue();
    }

    private static void assertRefused(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("cannot be sent by a thread that reads another reply");
    }

    @Test
    void aLockWhoseReplyHasAReaderThatSendsAnotherOneIsHeldAllTheSame() {
        Peer peer = Peer.connected();
        Rpc lock = Rpc.of("<lock><target><running/></target></lock>");
        CompletableFuture<Xml> call = Peer.calling(() -> peer.session.read(lock, reply -> peer.session.get()));
        peer.reply(peer.nextId(), OK);
        assertThatThrownBy(() -> Peer.result(call)).isInstanceOf(InvalidRequestException.class);
        assertThat(peer.session.isReset()).isFalse();
    }

    @Test
    void aLockAmongManyRequestsThatIsInterruptedBeforeItIsSentIsNone() {
        Peer peer = Peer.connected();
        CompletableFuture<List<RpcResult>> call = Peer.calling(() -> {
            Thread.currentThread().interrupt();
            Netconf session = peer.session;
            return session.sendAll(List.of(Rpc.lock(Datastore.RUNNING), Rpc.commit(CommitOptions.PLAIN)));
        });
        assertThat(Peer.result(call))
                .extracting(result -> String.valueOf(result.failure().getMessage()))
                .containsExactly(
                        "R1/nc: interrupted before lock was sent", "R1/nc: interrupted before commit was sent");
        assertThat(peer.pipe.hasNext()).isFalse();
        assertThat(peer.session.isReset()).isTrue();
    }

    private static String answered(Peer peer) {
        return Peer.answered(peer, OK);
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.plugin.netconf.internal.Peer.answered;
import static org.plugboard.plugin.netconf.internal.Peer.operation;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.EditOptions;
import org.plugboard.netconf.RpcError;
import org.plugboard.netconf.RpcErrorException;

/** A lock of a session is one thread's, from before it is asked for until it is given back. */
@Timeout(60)
final class LockingTest {

    private static final String CONFIG = "<a xmlns=\"urn:a\"/>";
    private static final String OK = "<ok/>";
    private static final String DENIED =
            "<rpc-error><error-type>protocol</error-type><error-tag>lock-denied</error-tag>"
                    + "<error-severity>error</error-severity></rpc-error>";
    private static final String LOCK = "<lock><target><candidate/></target></lock>";
    private static final String UNLOCK = "<unlock><target><candidate/></target></unlock>";
    private static final String EDIT =
            "<edit-config><target><candidate/></target><config>" + CONFIG + "</config></edit-config>";
    private static final String COMMIT = "<commit/>";
    private static final Duration SHORT = Duration.ofMillis(300);

    private final Peer peer = Peer.connectedWith("urn:ietf:params:netconf:capability:candidate:1.0");

    private CompletableFuture<List<RpcError>> editing() {
        return Peer.calling(() -> peer.session.edit(CONFIG));
    }

    /** Gives what is thrown, of whatever kind. */
    private static CompletableFuture<Throwable> failing(Runnable call) {
        return Peer.calling(() -> {
            try {
                call.run();
            } catch (Throwable e) {
                return e;
            }
            throw new AssertionError("nothing was thrown");
        });
    }

    @Test
    void aLockThatIsBeingGivenBackIsNoLockToWorkBehind() {
        CompletableFuture<String> first =
                Peer.calling(() -> peer.session.locked(Datastore.CANDIDATE, session -> "done"));
        assertThat(answered(peer, OK)).isEqualTo(LOCK);
        String unlock = peer.pipe.next();
        CompletableFuture<List<RpcError>> second = editing();
        String lock = peer.pipe.next();
        assertThat(List.of(operation(unlock), operation(lock))).containsExactly(UNLOCK, LOCK);
        peer.reply(Peer.id(unlock), OK);
        assertThat(Peer.result(first)).isEqualTo("done");
        peer.reply(Peer.id(lock), OK);
        assertThat(Stream.of(OK, OK, OK).map(answer -> answered(peer, answer))).containsExactly(EDIT, COMMIT, UNLOCK);
        assertThat(Peer.result(second)).isEmpty();
        assertThat(peer.session.isReset()).isTrue();
    }

    @Test
    void whoGetsTheLockBehindAnotherThreadIsTheOneWhoWorksBehindIt() {
        CompletableFuture<String> first =
                Peer.calling(() -> peer.session.locked(Datastore.CANDIDATE, session -> "done"));
        answered(peer, OK);
        String unlock = peer.pipe.next();
        CompletableFuture<List<RpcError>> second = editing();
        String lock = peer.pipe.next();
        peer.reply(Peer.id(unlock), OK);
        peer.reply(Peer.id(lock), OK);
        String edit = peer.pipe.next();
        assertThat(Peer.result(first)).isEqualTo("done");
        CompletableFuture<List<RpcError>> third = editing();
        assertThat(answered(peer, DENIED)).isEqualTo(LOCK);
        assertThatThrownBy(() -> Peer.result(third)).isInstanceOf(RpcErrorException.class);
        peer.reply(Peer.id(edit), OK);
        assertThat(Stream.of(OK, OK).map(answer -> answered(peer, answer))).containsExactly(COMMIT, UNLOCK);
        assertThat(Peer.result(second)).isEmpty();
    }

    @Test
    void aLockThatRunsOutOfTimeDoesNotGiveAnotherThreadsLockBack() {
        CompletableFuture<String> end = new CompletableFuture<>();
        CompletableFuture<String> first =
                Peer.calling(() -> peer.session.locked(Datastore.CANDIDATE, session -> Peer.result(end)));
        assertThat(answered(peer, OK)).isEqualTo(LOCK);
        assertThatThrownBy(() -> peer.session.edit(CONFIG, EditOptions.DEFAULTS, SHORT))
                .isInstanceOf(TimedOutException.class);
        assertThat(operation(peer.pipe.next())).isEqualTo(LOCK);
        assertThat(peer.pipe.hasNext()).isFalse();
        end.complete("done");
        assertThat(answered(peer, OK)).isEqualTo(UNLOCK);
        assertThat(Peer.result(first)).isEqualTo("done");
        assertThat(peer.pipe.hasNext()).isFalse();
    }

    @Test
    void aLockThatRunsOutOfTimeDoesNotGiveALockOfTheSessionBack() {
        CompletableFuture<Throwable> failure = failing(() -> {
            peer.session.lock(Datastore.CANDIDATE);
            peer.session.locked(Datastore.CANDIDATE, SHORT, session -> "done");
        });
        assertThat(answered(peer, OK)).isEqualTo(LOCK);
        assertThat(operation(peer.pipe.next())).isEqualTo(LOCK);
        assertThat(Peer.result(failure)).isInstanceOf(TimedOutException.class);
        assertThat(peer.pipe.hasNext()).isFalse();
    }

    @Test
    void whatMayBeLockedBehindAnUnlockIsUnlockedByWhoLeavesLast() {
        CompletableFuture<String> first =
                Peer.calling(() -> peer.session.locked(Datastore.CANDIDATE, session -> "done"));
        answered(peer, OK);
        String unlock = peer.pipe.next();
        assertThatThrownBy(() -> peer.session.edit(CONFIG, EditOptions.DEFAULTS, SHORT))
                .isInstanceOf(TimedOutException.class);
        String lock = peer.pipe.next();
        assertThat(List.of(operation(unlock), operation(lock))).containsExactly(UNLOCK, LOCK);
        assertThat(peer.pipe.hasNext()).isFalse();
        peer.reply(Peer.id(unlock), OK);
        peer.reply(Peer.id(lock), OK);
        assertThat(answered(peer, OK)).isEqualTo(UNLOCK);
        assertThat(Peer.result(first)).isEqualTo("done");
        assertThat(peer.session.isReset()).isTrue();
    }

    /** The ids of two requests for the lock, the first of a thread that has given up, and what comes of the other one. */
    private record GivenUp(String first, String second, CompletableFuture<List<RpcError>> edited) {}

    private GivenUp oneOfTwoGivesUp() {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        CompletableFuture<Throwable> first = failing(() -> {
            thread.complete(Thread.currentThread());
            peer.session.edit(CONFIG);
        });
        String given = peer.pipe.next();
        CompletableFuture<List<RpcError>> second = editing();
        String lock = peer.pipe.next();
        peer.pipe.awaitReader();
        Peer.result(thread).interrupt();
        assertThat(Peer.result(first)).isInstanceOf(CallInterruptedException.class);
        return new GivenUp(Peer.id(given), Peer.id(lock), second);
    }

    @Test
    void aLockThatIsGivenUpIsLeftToWhoGetsItInstead() {
        GivenUp locks = oneOfTwoGivesUp();
        assertThat(peer.pipe.hasNext()).isFalse();
        peer.reply(locks.first(), DENIED);
        peer.reply(locks.second(), OK);
        assertThat(Stream.of(OK, OK, OK).map(answer -> answered(peer, answer))).containsExactly(EDIT, COMMIT, UNLOCK);
        assertThat(Peer.result(locks.edited())).isEmpty();
        assertThat(peer.session.isReset()).isTrue();
    }

    @Test
    void aLockThatIsGivenUpAndGivenLateIsGivenBackByWhoDoesNotGetIt() {
        GivenUp locks = oneOfTwoGivesUp();
        peer.reply(locks.first(), OK);
        peer.reply(locks.second(), DENIED);
        assertThat(answered(peer, OK)).isEqualTo(UNLOCK);
        assertThatThrownBy(() -> Peer.result(locks.edited())).isInstanceOf(RpcErrorException.class);
        assertThat(peer.session.isReset()).isTrue();
    }

    @Test
    void workThatThrowsWhatItDoesNotDeclareLeavesNeitherALockNorAChange() {
        IOException thrown = new IOException("no");
        CompletableFuture<Throwable> failure = failing(() -> peer.session.locked(Datastore.CANDIDATE, session -> {
            LockingTest.<RuntimeException>throwing(thrown);
            return "not reached";
        }));
        assertThat(Stream.of(OK, OK, OK).map(answer -> answered(peer, answer)))
                .containsExactly(LOCK, "<discard-changes/>", UNLOCK);
        assertThat(Peer.result(failure)).isSameAs(thrown);
        assertThat(peer.session.isReset()).isTrue();
    }

    /** As languages without checked exceptions do. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void throwing(Throwable thrown) throws E {
        throw (E) thrown;
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.plugin.netconf.internal.Peer.answered;
import static org.plugboard.plugin.netconf.internal.Peer.operation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.data.Index;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.AnswerTooLongException;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.OutOfStepException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.netconf.ConfigText;
import org.plugboard.netconf.ConfigUrl;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.EditOptions;
import org.plugboard.netconf.MalformedReplyException;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcError;
import org.plugboard.netconf.RpcResult;
import org.plugboard.plugin.netconf.internal.framing.Framing;
import org.plugboard.spi.Deadline;

/** What a failure leaves unknown of a change, however the reply is missing: it did not come, the session ended, it cannot be read. */
@Timeout(60)
final class DoubtTest {

    private static final String CONFIG = "<a xmlns=\"urn:a\"/>";
    private static final String OK = "<ok/>";
    private static final String LOOK = ": look at the datastore, for example by difference, before it is sent again";
    private static final String LOOK_THERE = ": look at it, for example by difference, before it is sent again";
    private static final String DISCARDED = "; what it may have done in the candidate was discarded";
    private static final String REFUSED =
            "<rpc-error><error-tag>operation-failed</error-tag><error-severity>error</error-severity></rpc-error>";

    /** Of what is to run out; so much earlier must the request be sent. */
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final Peer peer = Peer.connected();

    private static String toTheEnd(XMLStreamReader reply) throws XMLStreamException {
        while (reply.hasNext()) {
            reply.next();
        }
        return "";
    }

    private static List<Consumer<Netconf>> commits() {
        return List.of(
                Netconf::commit,
                nc -> nc.rpc("<commit/>"),
                nc -> nc.execute("commit"),
                nc -> nc.read(Rpc.of("<commit/>"), DoubtTest::toTheEnd),
                nc -> nc.sendAll(List.of(Rpc.of("<commit/>"))).forEach(RpcResult::get));
    }

    /** The one who calls has sent its request, and waits. */
    private CompletableFuture<Void> waiting(Consumer<Netconf> call) {
        CompletableFuture<Void> waiting = Peer.calling(() -> {
            call.accept(peer.session);
            return null;
        });
        last = peer.pipe.next();
        return waiting;
    }

    private String last = "";

    private void reply(String content) {
        peer.reply(Peer.id(last), content);
    }

    private static AbstractThrowableAssert<?, ?> assertFailing(CompletableFuture<?> call) {
        return assertThatThrownBy(() -> Peer.result(call));
    }

    @ParameterizedTest
    @MethodSource("commits")
    void aChangeMayHaveBeenDoneIfTheSessionEndsBeforeItsReply(Consumer<Netconf> committing) {
        CompletableFuture<Void> commit = waiting(committing);
        peer.pipe.end();
        assertFailing(commit)
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessage("R1/nc: the device closed memory; connect again; the device may have done commit all the "
                        + "same, or do it yet" + LOOK);
    }

    @Test
    void aChangeMayHaveBeenDoneIfThisSideEndsTheSession() {
        CompletableFuture<Void> commit = waiting(Netconf::commit);
        peer.pipe.awaitReader();
        peer.session.disconnect(Deadline.after(Duration.ofSeconds(20)));
        assertFailing(commit)
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageEndingWith(
                        "; connect again; the device may have done commit all the same, or do it yet" + LOOK);
    }

    @Test
    void aChangeMayHaveBeenDoneIfTheDeviceBreaksTheFraming() {
        CompletableFuture<Void> delete = waiting(nc -> nc.deleteConfig(Datastore.STARTUP));
        peer.pipe.say("\nno chunk");
        assertFailing(delete)
                .isInstanceOf(OutOfStepException.class)
                .hasMessageEndingWith(
                        "; connect again; the device may have done delete-config all the same, or do it yet" + LOOK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<get/>", "<lock><target><running/></target></lock>", "<other xmlns='urn:a'/>"})
    void whatChangesNothingIsNotInDoubtWhenTheSessionEnds(String operation) {
        CompletableFuture<Void> call = waiting(nc -> nc.rpc(operation));
        peer.pipe.end();
        assertFailing(call).hasMessage("R1/nc: the device closed memory; connect again");
    }

    @ParameterizedTest
    @MethodSource("commits")
    void aChangeMayHaveBeenDoneIfItsReplyCannotBeRead(Consumer<Netconf> committing) {
        CompletableFuture<Void> commit = waiting(committing);
        reply("<a></b>");
        assertFailing(commit)
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageContaining(" cannot be read: ")
                .hasMessageNotContaining("ask for less")
                .hasMessageEndingWith("; the device may have done it all the same" + LOOK);
    }

    private static List<Consumer<Netconf>> changes() {
        return List.of(
                nc -> nc.deleteConfig(ConfigUrl.of("file:///a")),
                nc -> nc.cancelCommit(),
                nc -> nc.copyConfig(Datastore.RUNNING, Datastore.STARTUP),
                nc -> nc.editConfig(Datastore.RUNNING, CONFIG),
                nc -> nc.rpc("<edit-data xmlns='" + Rpc.NMDA + "'><datastore xmlns:ds="
                        + "'urn:ietf:params:xml:ns:yang:ietf-datastores'>ds:running</datastore></edit-data>"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void nothingLessCanBeAskedForWhereAChangeWasAskedFor(Consumer<Netconf> change) {
        CompletableFuture<Void> call = waiting(change);
        reply("<a>".repeat(1_001) + "</a>".repeat(1_001));
        assertFailing(call)
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageNotContaining("ask for less")
                .hasMessageEndingWith(
                        "; raise max_depth, for one request Rpc.maxDepth; the device may have done it all " + "the same"
                                + LOOK);
    }

    @Test
    void aChangeMayHaveBeenDoneIfItsReplyIsTooLong() {
        CompletableFuture<Void> commit =
                waiting(nc -> nc.send(Rpc.of("<commit/>").maxAnswer(1_000)));
        reply("x".repeat(2_000));
        assertFailing(commit)
                .isInstanceOf(AnswerTooLongException.class)
                .hasMessage("R1/nc: the reply to rpc is longer than max_answer, 1000 bytes; raise max_answer, for one "
                        + "request Rpc.maxAnswer; the device may have done it all the same" + LOOK);
        CompletableFuture<Void> read =
                waiting(nc -> nc.read(Rpc.of("<commit/>").maxAnswer(1_000), DoubtTest::toTheEnd));
        reply("<a>" + "x".repeat(2_000) + "</a>");
        assertFailing(read)
                .isInstanceOf(AnswerTooLongException.class)
                .hasMessageEndingWith("; the device may have done it all the same" + LOOK);
    }

    @ParameterizedTest
    @CsvSource({
        "<get/>, '; ask for less, without what is broken'",
        "<other xmlns='urn:a'/>, '; ask for less, without what is broken'",
        "<lock><target><running/></target></lock>, '; the device may have done it all the same'",
        "<discard-changes/>, '; the device may have done it all the same'"
    })
    void lessIsAskedForWhereSomethingWasAskedFor(String operation, String advice) {
        CompletableFuture<Void> call = waiting(nc -> nc.rpc(operation));
        reply("<a></b>");
        assertFailing(call).isInstanceOf(MalformedReplyException.class).hasMessageEndingWith(advice);
    }

    @Test
    void ofAnEditOfTheCandidateItIsTheCandidateThatIsInDoubt() {
        CompletableFuture<Void> edit = waiting(nc -> nc.editConfig(Datastore.CANDIDATE, CONFIG));
        peer.pipe.end();
        assertFailing(edit)
                .hasMessage(
                        "R1/nc: the device closed memory; connect again; the device may have done edit-config in the "
                                + "candidate all the same, or do it yet" + LOOK_THERE);
    }

    /** An edit whose reply comes late, behind a lock whose other requests have time. */
    private CompletableFuture<Void> timedOutBehindALock() {
        Rpc edit = Rpc.editConfig(Datastore.CANDIDATE, ConfigText.of(CONFIG), EditOptions.DEFAULTS)
                .timeout(LIMIT);
        CompletableFuture<Void> work = waiting(nc -> nc.locked(Datastore.CANDIDATE, session -> session.send(edit)));
        reply(OK);
        last = peer.pipe.next();
        assertThat(operation(last)).startsWith("<edit-config>");
        return work;
    }

    @Test
    void anEditThatTimedOutAndWasDiscardedIsNotInDoubt() {
        CompletableFuture<Void> work = timedOutBehindALock();
        String discard = peer.pipe.next();
        assertThat(operation(discard)).isEqualTo("<discard-changes/>");
        reply(OK);
        peer.reply(Peer.id(discard), OK);
        answered(peer, OK);
        assertFailing(work)
                .isInstanceOf(TimedOutException.class)
                .hasMessageContaining("R1/nc: no reply to edit-config ")
                .hasMessageEndingWith("; allow more time, for example by the argument timeout" + DISCARDED);
    }

    @Test
    void anEditOfTheCandidateStaysInDoubtWhereItCouldNotBeDiscarded() {
        CompletableFuture<Void> work = timedOutBehindALock();
        assertThat(Stream.of(REFUSED, OK).map(answer -> answered(peer, answer))).startsWith("<discard-changes/>");
        assertFailing(work)
                .isInstanceOf(TimedOutException.class)
                .hasMessageEndingWith("in the candidate all the same, or do it yet" + LOOK_THERE);
    }

    @ParameterizedTest
    @CsvSource({
        "true, '" + DISCARDED + "'",
        "false, '; the device may have done it in the candidate all the same" + LOOK_THERE + "'"
    })
    void whatEditDiscardsIsNotInDoubt(boolean isDiscarded, String ending) {
        Peer candidateOnly = Peer.connectedWith("urn:ietf:params:netconf:capability:candidate:1.0");
        CompletableFuture<List<RpcError>> edit = Peer.calling(() -> candidateOnly.session.edit(CONFIG));
        assertThat(Stream.of(OK, "<a></b>", isDiscarded ? OK : REFUSED, OK)
                        .map(answer -> answered(candidateOnly, answer)))
                .contains("<discard-changes/>", Index.atIndex(2));
        assertFailing(edit).isInstanceOf(MalformedReplyException.class).hasMessageEndingWith(ending);
    }

    /** Both have the same name, as those of a pool may. */
    @ParameterizedTest
    @CsvSource({
        "true, '" + DISCARDED + "'",
        "false, '; the device may have done it in the candidate all the same" + LOOK_THERE + "'"
    })
    void whatAnotherSessionDiscardsLeavesTheDoubtOfThisOne(boolean isDiscarded, String ending) {
        Peer other = Peer.connected();
        CompletableFuture<Void> work = waiting(nc -> nc.locked(
                Datastore.CANDIDATE,
                here -> other.session.locked(Datastore.CANDIDATE, there -> {
                    here.editConfig(Datastore.CANDIDATE, CONFIG);
                    return "";
                })));
        reply(OK);
        answered(other, OK);
        answered(peer, "<a></b>");
        assertThat(Stream.of(OK, OK).map(answer -> answered(other, answer))).startsWith("<discard-changes/>");
        assertThat(Stream.of(isDiscarded ? OK : REFUSED, OK).map(answer -> answered(peer, answer)))
                .startsWith("<discard-changes/>");
        assertFailing(work).isInstanceOf(MalformedReplyException.class).hasMessageEndingWith(ending);
    }

    @Test
    void editsBehindALockAreNotInDoubtOnceTheyAreDiscarded() {
        CompletableFuture<Void> work = waiting(nc -> nc.locked(Datastore.CANDIDATE, session -> {
            session.editConfig(Datastore.CANDIDATE, CONFIG);
            return "";
        }));
        reply(OK);
        last = peer.pipe.next();
        reply("<a></b>");
        assertThat(Stream.of(OK, OK).map(answer -> answered(peer, answer)))
                .containsExactly("<discard-changes/>", "<unlock><target><candidate/></target></unlock>");
        assertFailing(work)
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageContaining("R1/nc: the reply to edit-config cannot be read: ")
                .hasMessageEndingWith(DISCARDED);
    }

    @Test
    void editsBehindALockStayInDoubtIfSomethingWasCommittedMeanwhile() {
        CompletableFuture<Void> work = waiting(nc -> nc.locked(Datastore.CANDIDATE, session -> {
            try {
                session.editConfig(Datastore.CANDIDATE, CONFIG);
                throw new AssertionError("its reply cannot be read");
            } catch (MalformedReplyException e) {
                session.commit();
                throw e;
            }
        }));
        reply(OK);
        last = peer.pipe.next();
        reply("<a></b>");
        assertThat(Stream.of(OK, OK, OK).map(answer -> answered(peer, answer))).startsWith("<commit/>");
        assertFailing(work)
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageEndingWith("in the candidate all the same" + LOOK_THERE);
    }

    @Test
    void anInterruptedEditThatWasDiscardedIsNotInDoubt() {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        CompletableFuture<Void> work = waiting(nc -> nc.locked(Datastore.CANDIDATE, session -> {
            thread.complete(Thread.currentThread());
            session.editConfig(Datastore.CANDIDATE, CONFIG, EditOptions.DEFAULTS);
            return "";
        }));
        reply(OK);
        last = peer.pipe.next();
        peer.pipe.awaitReader();
        Peer.result(thread).interrupt();
        String discard = peer.pipe.next();
        reply(OK);
        peer.reply(Peer.id(discard), OK);
        answered(peer, OK);
        assertFailing(work).isInstanceOf(CallInterruptedException.class).hasMessageEndingWith(DISCARDED);
    }

    @Test
    void aCommitOfAnEditStaysInDoubtAlthoughTheCandidateIsDiscarded() {
        Peer committing = Peer.connected(Framing.CHUNKS, Map.of());
        CompletableFuture<List<RpcError>> edit = Peer.calling(() -> committing.session.edit(CONFIG));
        assertThat(Stream.of(OK, OK, OK, OK, "<a></b>", OK, OK, OK).map(answer -> answered(committing, answer)))
                .contains("<commit/>", "<discard-changes/>");
        assertFailing(edit)
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageContaining("the reply to commit cannot be read: ")
                .hasMessageEndingWith("; the device may have done it all the same" + LOOK);
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plugboard.connection.TimedOutException;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.Query;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcResult;
import org.plugboard.netconf.Xml;

/** All requests of a call have its time together, in whatever way they are sent. */
@Timeout(60)
final class TimedServicesTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(30);

    /** Not a whole number of seconds, so that messages show it as it was given. */
    private static final Duration LIMIT = Duration.ofMillis(1500);

    private static final Pattern ID = Pattern.compile("message-id=\"(\\d+)\"");

    private final Peer peer = Peer.connected();

    @TempDir
    private Path folder;

    /** The ways in which requests are sent. */
    enum Way {
        SEND,
        SEND_ALL,
        READ,
        SAVE;

        void send(Netconf session, Rpc rpc, Path folder) {
            switch (this) {
                case SEND -> session.send(rpc);
                case SEND_ALL -> session.sendAll(List.of(rpc)).get(0).get();
                case READ -> session.read(rpc, reply -> "never called");
                case SAVE -> session.save(rpc, folder.resolve("R1.xml"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void behindTheEndOfACallNothingIsSentAndTheReasonIsThatEnd(Way way) {
        assertThatThrownBy(() -> way.send(peer.session.within(Duration.ZERO), Rpc.get(Query.ALL), folder))
                .isInstanceOf(Unsent.TimedOut.class)
                .hasMessage(over("get", "0 s"));
        assertThat(peer.pipe.hasNext()).isFalse();
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aRequestThatRunsOutOfTheTimeOfItsCallSaysHowLongThatWas(Way way) {
        assertTimesOutInTheShorter(way, SHORT, LONG);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aRequestMayHaveAShorterLimitOfItsOwn(Way way) {
        assertTimesOutInTheShorter(way, LONG, SHORT);
    }

    private void assertTimesOutInTheShorter(Way way, Duration ofCall, Duration own) {
        Netconf timed = peer.session.within(ofCall);
        assertThatThrownBy(() -> way.send(timed, Rpc.get(Query.ALL).timeout(own), folder))
                .isInstanceOf(TimedOutException.class)
                .hasMessageContaining("no reply to get ")
                .hasMessageContaining(" in 300 ms ");
    }

    /** Those of several windows, of which a device answers the first only: the others have what is left, not the same again. */
    @Test
    void manyRequestsBehindALockHaveTheTimeOfItsCallTogether() {
        List<Rpc> rpcs = IntStream.range(0, 5_000)
                .mapToObj(i ->
                        i % 2 == 0 ? Rpc.get(Query.ALL) : Rpc.get(Query.ALL).timeout(LONG))
                .toList();
        CompletableFuture<List<RpcResult>> call =
                Peer.calling(() -> peer.session.locked(Datastore.RUNNING, LIMIT, session -> session.sendAll(rpcs)));
        peer.reply(peer.nextId(), "<ok/>");
        List<String> first = ids(peer.pipe.next());
        first.forEach(id -> peer.reply(id, "<data/>"));
        List<String> others = untilUnlocked();
        List<String> failures = Peer.result(call).stream()
                .filter(result -> !result.isDone())
                .map(result -> String.valueOf(result.failure().getMessage()))
                .toList();
        assertThat(failures).hasSize(5_000 - first.size());
        assertThat(others).isNotEmpty().hasSizeLessThan(2 * first.size());
        assertThat(failures.subList(0, others.size()))
                .allMatch(failure -> failure.startsWith("R1/nc: no reply to get ") && failure.contains(" in 1500 ms "));
        assertThat(failures.subList(others.size(), failures.size()))
                .isNotEmpty()
                .containsOnly(over("get", "1500 ms"));
    }

    /** Takes what comes, and answers the unlock, which is the last; the ids of those before it. */
    private List<String> untilUnlocked() {
        List<String> taken = new ArrayList<>();
        String request = peer.pipe.next();
        while (!request.contains("<unlock>")) {
            taken.addAll(ids(request));
            request = peer.pipe.next();
        }
        peer.reply(Peer.id(request), "<ok/>");
        return taken;
    }

    @Test
    void aRequestThatHadNoRoomBeforeTheEndOfTheCallIsNotSentBehindIt() {
        Rpc large = Rpc.of("<large a=\"" + "x".repeat(100_000) + "\"/>");
        List<RpcResult> results = peer.session.within(LIMIT).sendAll(List.of(Rpc.get(Query.ALL), large, large));
        assertThat(results)
                .extracting(result -> String.valueOf(result.failure().getMessage()))
                .satisfiesExactly(
                        sent -> assertThat(sent).contains("no reply to get "),
                        held -> assertThat(held).isEqualTo(over("rpc", "1500 ms")),
                        next -> assertThat(next).isEqualTo(over("rpc", "1500 ms")));
        assertThat(peer.pipe.next()).contains("<get/>");
        assertThat(peer.pipe.hasNext()).isFalse();
    }

    @Test
    void whatTheDeviceCannotAndWhatRanOutOfItsOwnTimeFailAlone() {
        Peer plain = Peer.connectedWith();
        CompletableFuture<List<RpcResult>> call = Peer.calling(() -> plain.session
                .within(LONG)
                .sendAll(List.of(Rpc.get(Query.ALL).timeout(SHORT), Rpc.partialUnlock(1), Rpc.get(Query.ALL))));
        plain.reply(ids(plain.pipe.next()).get(1), "<data/>");
        assertThat(Peer.result(call))
                .extracting(result -> String.valueOf(result.failure()))
                .satisfiesExactly(
                        late -> assertThat(late).contains("no reply to get ").contains(" in 300 ms "),
                        unable -> assertThat(unable).contains(":partial-lock"),
                        done -> assertThat(done).isEqualTo("null"));
    }

    @Test
    void theEndOfACallLeavesItsSessionInStep() {
        peer.session.within(SHORT).sendAll(List.of(Rpc.get(Query.ALL), Rpc.get(Query.ALL)));
        List<String> late = ids(peer.pipe.next());
        assertThat(late).hasSize(2);
        late.forEach(id -> peer.reply(id, "<data><late/></data>"));
        CompletableFuture<Xml> next = Peer.calling(() -> peer.session.get());
        peer.reply(peer.nextId(), "<data><right/></data>");
        assertThat(Peer.result(next).text()).contains("<right/>");
        assertThat(peer.session.isReset()).isTrue();
    }

    private static String over(String operation, String limit) {
        return "R1/nc: %s was not sent: the call had %s for all its requests, and they are over; allow more time, for example by the argument timeout"
                .formatted(operation, limit);
    }

    private static List<String> ids(String requests) {
        return ID.matcher(requests).results().map(found -> found.group(1)).toList();
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.plugboard.connection.AnswerTooLongException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.Query;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcResult;
import org.plugboard.netconf.Xml;
import org.plugboard.plugin.netconf.internal.framing.Framing;
import org.plugboard.spi.Deadline;

/** What a timeout says of a reply that did not come. Requests have the ids 1, 2, 3. */
@Timeout(60)
final class OverdueTest {

    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String ALLOW_MORE = "; allow more time, for example by the argument timeout";

    private final Peer peer = Peer.connected();

    /** A reply that comes in parts. */
    private static String reply(String id) {
        return "<rpc-reply xmlns=\"%s\" message-id=\"%s\"><data>%s".formatted(Peer.BASE, id, "x".repeat(20_000));
    }

    private void begin(String beginning) {
        peer.pipe.say("\n#%d\n%s".formatted(beginning.length(), beginning));
    }

    /** Says this, and gives the end of its frame. */
    private static String begin(Peer peer, String beginning) {
        String frame = new String(peer.frame(beginning), StandardCharsets.UTF_8);
        int end = frame.indexOf(beginning) + beginning.length();
        peer.pipe.say(frame.substring(0, end));
        return frame.substring(end);
    }

    private void finish() {
        peer.pipe.say("\n#19\n</data></rpc-reply>\n##\n");
    }

    private void assertTimesOut(String message) {
        assertThatThrownBy(() -> peer.session.rpc("<late/>", SHORT))
                .isInstanceOf(TimedOutException.class)
                .hasMessage("R1/nc: " + message + ALLOW_MORE);
    }

    private static String noReply(int id, int others, String seen) {
        return "no reply to rpc (message-id %d) in 400 ms over memory, %d other requests are under way; %s"
                .formatted(id, others, seen);
    }

    private static String partly(int bytes) {
        return "the reply to rpc was not whole in 400 ms over memory, %d bytes of it had come; its rest is passed over"
                .formatted(bytes);
    }

    private CompletableFuture<Xml> asking() {
        return Peer.calling(() -> peer.session.rpc("<patient/>", LONG));
    }

    @Test
    void thatNothingCame() {
        assertTimesOut(noReply(1, 0, "nothing of it came"));
        peer.say("\n");
        assertTimesOut(noReply(2, 0, "nothing of it came"));
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void howMuchOfItCame(Framing framing) {
        Peer framed = Peer.connected(framing, Map.of());
        String beginning = reply("1");
        begin(framed, beginning);
        assertThatThrownBy(() -> framed.session.rpc("<late/>", SHORT))
                .isInstanceOf(TimedOutException.class)
                .hasMessage("R1/nc: " + partly(beginning.length()) + ALLOW_MORE);
    }

    @Test
    void howMuchOfItCameAlsoWhereAnotherThreadReads() {
        CompletableFuture<Xml> reader = asking();
        peer.nextId();
        peer.pipe.awaitReader();
        CompletableFuture<Xml> late = Peer.calling(() -> peer.session.rpc("<late/>", Duration.ofSeconds(2)));
        String beginning = reply(peer.nextId());
        begin(beginning);
        assertThatThrownBy(() -> Peer.result(late))
                .isInstanceOf(TimedOutException.class)
                .hasMessage("R1/nc: " + partly(beginning.length()).replace("400 ms", "2 s") + ALLOW_MORE);
        finish();
        peer.reply("1", "<right/>");
        assertThat(Peer.result(reader).text()).contains("<right/>");
    }

    @Test
    void thatAReplyWhichBeganBeforeItsRequestIsNobodys() {
        CompletableFuture<Xml> reader = asking();
        peer.nextId();
        String beginning = reply("2");
        begin(beginning);
        peer.pipe.awaitReader();
        assertTimesOut(noReply(
                2,
                1,
                "a reply with message-id \"2\", which belongs to no request, is coming still, %d bytes of it so far"
                        .formatted(beginning.length())));
        finish();
        peer.reply("1", "<right/>");
        assertThat(Peer.result(reader).text()).contains("<right/>");
    }

    @Test
    void thatAnEarlierReplyIsPassedOver() {
        String beginning = reply("1");
        begin(beginning);
        assertTimesOut(partly(beginning.length()));
        begin("more of it");
        int bytes = beginning.length() + 10;
        String passedOver =
                "the reply to an earlier request whose caller has gone (message-id 1) is coming still, %d bytes of it so far";
        assertTimesOut(noReply(2, 0, passedOver.formatted(bytes)));
        assertThatThrownBy(() -> peer.session.reset(Deadline.after(SHORT)))
                .isInstanceOf(TimedOutException.class)
                .hasMessage("R1/nc: 2 replies to requests whose callers have gone did not come in 400 ms over memory; "
                        + passedOver.formatted(bytes) + "; connect again");
        finish();
        assertTimesOut(noReply(3, 0, "nothing of it came"));
    }

    @Test
    void thatTheRestOfOneIsPassedOverWhoseReaderHasGone() {
        String beginning = reply("1");
        begin(beginning);
        String first = peer.session.read(Rpc.get(Query.ALL), reply -> reply.getLocalName());
        assertThat(first).isEqualTo("data");
        begin("more of it");
        assertTimesOut(noReply(
                2,
                0,
                "the reply to an earlier request whose caller has gone (message-id 1) is coming still, %d bytes of it so far"
                        .formatted(beginning.length() + 10)));
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void thatTheRestOfOneIsPassedOverWhichWasTooLong(Framing framing) {
        Peer small = Peer.connected(framing, Map.of("max_answer", 1000));
        String beginning = reply("1");
        String end = begin(small, beginning);
        assertThatThrownBy(() -> small.session.rpc("<long/>", LONG)).isInstanceOf(AnswerTooLongException.class);
        String passedOver =
                "the reply to an earlier request whose caller has gone (message-id 1) is coming still, %d bytes of it so far";
        assertThatThrownBy(() -> small.session.rpc("<late/>", SHORT))
                .isInstanceOf(TimedOutException.class)
                .hasMessage("R1/nc: " + noReply(2, 0, passedOver.formatted(beginning.length())) + ALLOW_MORE);
        small.pipe.say(end);
        begin(small, "<rpc-rep");
        assertThatThrownBy(() -> small.session.rpc("<late/>", SHORT))
                .isInstanceOf(TimedOutException.class)
                .hasMessageContaining("a message whose start tag is not there yet is coming still, 8 bytes of it");
    }

    private static String toTheEnd(XMLStreamReader reply) throws XMLStreamException {
        while (reply.hasNext()) {
            reply.next();
        }
        return "";
    }

    private static List<Consumer<Netconf>> changes() {
        String edit = "<n:edit-config xmlns:n='%s'><n:target><n:running/></n:target><n:config/></n:edit-config>"
                .formatted(Peer.BASE);
        return List.of(
                nc -> nc.commit(SHORT),
                nc -> nc.rpc("<commit/>", SHORT),
                nc -> nc.rpc(edit, SHORT),
                nc -> nc.rpc("<?xml version='1.0'?><rpc>" + edit + "</rpc>", SHORT),
                nc -> nc.execute("<commit/>", SHORT),
                nc -> nc.send(Rpc.of("<commit/>").timeout(SHORT)),
                nc -> nc.read(Rpc.of("<commit/>").timeout(SHORT), OverdueTest::toTheEnd),
                nc -> nc.sendAll(List.of(Rpc.of("<commit/>").timeout(SHORT))).forEach(RpcResult::get));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void thatAChangeMayHaveBeenDone(Consumer<Netconf> change) {
        String doubt =
                "; the device may have done it all the same, or do it yet: look at the datastore, for example by "
                        + "difference, before it is sent again";
        assertThatThrownBy(() -> change.accept(peer.session))
                .isInstanceOf(TimedOutException.class)
                .hasMessageContaining("no reply to ")
                .hasMessageEndingWith(ALLOW_MORE + doubt);
        begin(reply("2"));
        assertThatThrownBy(() -> change.accept(peer.session))
                .isInstanceOf(TimedOutException.class)
                .hasMessageContaining(" was not whole in ")
                .hasMessageEndingWith(ALLOW_MORE + doubt);
    }

    @Test
    void thatAnEarlierReplyThatBeganTooLateIsPassedOver() {
        assertTimesOut(noReply(1, 0, "nothing of it came"));
        String beginning = reply("1");
        begin(beginning);
        assertTimesOut(noReply(
                2,
                0,
                "the reply to an earlier request whose caller has gone (message-id 1) is coming still, %d bytes of it so far"
                        .formatted(beginning.length())));
    }

    @Test
    void thatTheReplyToAnotherCallerIsComing() {
        CompletableFuture<Xml> reader = asking();
        peer.nextId();
        String beginning = reply("1");
        begin(beginning);
        peer.pipe.awaitReader();
        assertTimesOut(noReply(
                2,
                1,
                "the reply to rpc of another caller (message-id 1) is coming still, %d bytes of it so far"
                        .formatted(beginning.length())));
        finish();
        assertThat(Peer.result(reader).text()).contains("xxx");
    }

    @Test
    void thatAMessageIsComingOfWhichNobodyKnowsWhoseItIs() {
        begin("<rpc-rep");
        assertTimesOut(
                noReply(1, 0, "a message whose start tag is not there yet is coming still, 8 bytes of it so far"));
        begin("ly message-id=\"of-another\">");
        assertTimesOut(
                noReply(
                        2,
                        0,
                        "a reply with message-id \"of-another\", which belongs to no request, is coming still, 35 bytes of it so far"));
    }

    @Test
    void thatAReplyCameWhichBelongsToNobody() {
        peer.reply("of-another", "<ok/>");
        assertTimesOut(
                noReply(1, 0, "a reply with message-id \"of-another\" came meanwhile, which belongs to no request"));
        assertTimesOut(noReply(2, 0, "nothing of it came"));
        peer.reply("7".repeat(1000), "<ok/>");
        assertTimesOut(noReply(
                3,
                0,
                "a reply with message-id \"" + "7".repeat(60) + "…\" came meanwhile, which belongs to no request"));
        peer.say("<rpc-reply xmlns=\"urn:other\" message-id=\"4\"><ok/></rpc-reply>");
        assertTimesOut(noReply(4, 0, "a message rpc-reply came meanwhile, which belongs to no request"));
    }

    @Test
    void bothThatOneIsNobodysAndThatAnotherOneIsComing() {
        peer.reply("of-another", "<ok/>");
        begin("<notification xmlns=\"urn:ietf:params:xml:ns:netconf:notification:1.0\">");
        assertTimesOut(noReply(
                1,
                0,
                "a reply with message-id \"of-another\" came meanwhile, which belongs to no request, "
                        + "a message notification is coming still, 70 bytes of it so far"));
    }

    @Test
    void theSameForEachOfManyRequests() {
        peer.reply("of-another", "<ok/>");
        begin(reply("1"));
        List<RpcResult> results = peer.session.sendAll(
                List.of(Rpc.of("<one/>").timeout(SHORT), Rpc.of("<other/>").timeout(Duration.ofMillis(800))));
        assertThat(results.get(0).failure())
                .hasMessage("R1/nc: " + partly(reply("1").length()) + ALLOW_MORE);
        assertThat(results.get(1).failure())
                .isInstanceOf(TimedOutException.class)
                .hasMessageContaining("a reply with message-id \"of-another\" came meanwhile")
                .hasMessageContaining("whose caller has gone (message-id 1) is coming still");
    }
}

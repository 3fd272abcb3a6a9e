// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.netconf.MalformedReplyException;
import org.plugboard.netconf.Query;
import org.plugboard.netconf.Rpc;
import org.plugboard.plugin.netconf.internal.framing.Framing;
import org.plugboard.plugin.netconf.internal.xml.TooDeepException;

/** How deep elements may be nested in a reply: {@code max_depth} of the connection, {@code maxDepth} of a request; 1,000 by default. */
@Timeout(60)
final class DepthTest {

    /** {@code rpc-reply} and {@code data} are around what is nested. */
    private static final int AROUND = 2;

    private static final Rpc GET = Rpc.get(Query.ALL).timeout(Duration.ofSeconds(20));

    @TempDir
    Path folder;

    private static Peer peer(int maxDepth) {
        return Peer.connected(Framing.CHUNKS, Map.of("max_depth", maxDepth));
    }

    /** So many elements within each other, plainly written or so that only a parser can read them. */
    private static String nested(int depth, boolean plain) {
        return (plain ? "" : "<!-- not plain -->") + "<data>" + "<d>".repeat(depth) + "</d>".repeat(depth) + "</data>";
    }

    /** What is read of a reply of such a depth, that of the whole message. */
    private static <T> T of(Peer peer, int depth, boolean plain, Supplier<T> call) {
        CompletableFuture<T> calling = Peer.calling(call);
        peer.reply(peer.nextId(), nested(depth - AROUND, plain));
        return Peer.result(calling);
    }

    private static int deepest(XMLStreamReader reply) throws XMLStreamException {
        int depth = AROUND;
        int deepest = depth;
        while (reply.hasNext()) {
            int event = reply.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
            deepest = Math.max(deepest, depth);
            depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
        }
        return deepest;
    }

    /** By each way in which a reply is read; the session goes on. */
    private void assertLimit(Peer peer, Rpc rpc, int limit, boolean plain) throws IOException {
        assertIsRead(peer, rpc, limit, plain);
        Path file = folder.resolve("refused.xml");
        assertIsTooDeep(peer, limit, plain, () -> peer.session.send(rpc).answer());
        assertIsTooDeep(peer, limit, plain, () -> peer.session.read(rpc, DepthTest::deepest));
        assertIsTooDeep(peer, limit, plain, () -> peer.session.save(rpc, file));
        assertThat(file).doesNotExist();
        assertIsRead(peer, rpc, limit, plain);
        assertThat(peer.session.isReset()).isTrue();
    }

    private void assertIsRead(Peer peer, Rpc rpc, int limit, boolean plain) throws IOException {
        String data = nested(limit - AROUND, true).substring("<data>".length());
        assertThat(of(peer, limit, plain, () -> peer.session.send(rpc).answer().text())
                        .replace("<d/>", "<d></d>"))
                .endsWith(data);
        assertThat(of(peer, limit, plain, () -> peer.session.read(rpc, DepthTest::deepest)))
                .isEqualTo(limit);
        Path file = folder.resolve("whole.xml");
        assertThat(of(peer, limit, plain, () -> peer.session.save(rpc, file))).isEqualTo(Files.size(file));
    }

    private static void assertIsTooDeep(Peer peer, int limit, boolean plain, Supplier<Object> call) {
        assertThatThrownBy(() -> of(peer, limit + 1, plain, call))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessage(
                        "R1/nc: the reply to get cannot be read: elements are nested deeper than %d; "
                                + "ask for less or raise max_depth, for one request Rpc.maxDepth",
                        limit)
                .hasRootCauseInstanceOf(TooDeepException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReplyIsAsDeepAsTheConnectionSays(boolean plain) throws IOException {
        assertLimit(peer(10), GET, 10, plain);
        assertLimit(peer(3), GET, 3, plain);
        assertLimit(Peer.connected(), GET, 1000, plain);
        assertLimit(peer(5000), GET, 5000, plain);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRequestMayAllowMoreOrLess(boolean plain) throws IOException {
        assertLimit(peer(10), GET.maxDepth(20), 20, plain);
        assertLimit(peer(10), GET.maxDepth(5), 5, plain);
        assertLimit(peer(10), GET.maxDepth(0), 10, plain);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theTextOfARawOperationIsBoundedAsWell(boolean plain) {
        Peer peer = peer(10);
        assertThat(of(peer, 10, plain, () -> peer.session.rpc("<get/>").text())).contains("<d><d>");
        assertThatThrownBy(() -> of(peer, 11, plain, () -> peer.session.rpc("<get/>")))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageContaining("nested deeper than 10");
        assertThat(of(peer, 10, plain, () -> peer.session.execute("get"))).contains("<d>");
        assertThatThrownBy(() -> of(peer, 11, plain, () -> peer.session.execute("get")))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageContaining("nested deeper than 10");
    }

    @Test
    void aLineShowsADeepReplyWhole() {
        Peer peer = peer(2000);
        assertThat(of(peer, 1500, true, () -> peer.session.execute("get")).replaceAll("\\s+", ""))
                .contains("<d>".repeat(1497));
    }

    @Test
    void theTreeOfADeepReplyCanBeMade() {
        Peer peer = peer(500);
        assertThat(of(peer, 500, true, () -> peer.session.send(GET).answer())
                        .document()
                        .getElementsByTagName("d")
                        .getLength())
                .isEqualTo(498);
    }

    @Test
    void theSettingIsAtLeastOne() {
        assertThatThrownBy(() -> peer(0))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("R1/nc: max_depth is 0; it is a number of elements, at least 1");
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.Query;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.Xml;

/** What is valid is read and sent on each JDK: the limits that its parser has by itself, low ones since JDK 24, do not hold. */
@Timeout(60)
final class JdkLimitsTest {

    /** As they are on JDK 25 where nobody sets them. */
    private static final Map<String, String> LIMITS = Map.of(
            "jdk.xml.totalEntitySizeLimit", "100000",
            "jdk.xml.maxGeneralEntitySizeLimit", "100000",
            "jdk.xml.maxElementDepth", "100",
            "jdk.xml.elementAttributeLimit", "200");

    private static final int REFERENCES = 100_001;
    private static final String ESCAPED = "<d>" + "&lt;".repeat(REFERENCES) + "</d>";
    private static final String NESTED = "<d>".repeat(200) + "</d>".repeat(200);
    private static final String ATTRIBUTES = IntStream.range(0, 900)
            .mapToObj(i -> " a%d=\"%d\"".formatted(i, i))
            .collect(Collectors.joining("", "<d", "/>"));
    private static final Rpc GET = Rpc.get(Query.ALL).timeout(Duration.ofSeconds(20));

    @TempDir
    Path folder;

    private final Peer peer = Peer.connected();

    @BeforeEach
    void haveLowLimits() {
        LIMITS.forEach(System::setProperty);
    }

    @AfterEach
    void haveNone() {
        LIMITS.keySet().forEach(System::clearProperty);
    }

    private <T> T of(String reply, Supplier<T> call) {
        CompletableFuture<T> calling = Peer.calling(call);
        peer.reply(peer.nextId(), reply);
        return Peer.result(calling);
    }

    private static int lettersOf(XMLStreamReader reply) throws XMLStreamException {
        int letters = 0;
        while (reply.hasNext()) {
            reply.next();
            letters += reply.isCharacters() ? reply.getTextLength() : 0;
        }
        return letters;
    }

    @Test
    void aStreamedReplyMayHaveAnyNumberOfReferences() throws IOException {
        String reply = "<data>" + ESCAPED + "</data>";
        assertThat(of(reply, () -> peer.session.read(GET, JdkLimitsTest::lettersOf)))
                .isEqualTo(REFERENCES);
        Path file = folder.resolve("saved.xml");
        assertThat(of(reply, () -> peer.session.save(GET, file))).isEqualTo(Files.size(file));
        assertThat(Files.readString(file)).endsWith(ESCAPED + "</data>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<!-- only a parser can read it -->"})
    void aReplyThatIsKeptMayHaveWhatALimitOfTheJdkWouldRefuse(String comment) {
        for (String content : new String[] {ESCAPED, NESTED, ATTRIBUTES}) {
            Xml data = of(
                    comment + "<data>" + content + "</data>",
                    () -> peer.session.send(GET).answer());
            assertThat(data.document().getElementsByTagName("d").item(0).getTextContent())
                    .hasSize(content.equals(ESCAPED) ? REFERENCES : 0);
        }
    }

    @Test
    void soMayWhatIsSent() {
        for (String content : new String[] {ESCAPED, NESTED.replace("<d></d>", "<d/>"), ATTRIBUTES}) {
            CompletableFuture<Void> edit = Peer.calling(() -> {
                peer.session.editConfig(Datastore.CANDIDATE, content);
                return null;
            });
            assertThat(Peer.answered(peer, "<ok/>")).contains(content.substring("<d".length()));
            Peer.result(edit);
        }
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.StringReader;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.netconf.Xml;
import org.plugboard.plugin.netconf.internal.Transcripts;

final class XmlCursorTest {

    private static XmlCursor at(String xml) throws MalformedXmlException {
        return XmlCursor.atRoot(new StringReader(xml), 0);
    }

    private static String copyOf(String xml) throws MalformedXmlException {
        return at(xml).copy();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "<a/>|<a/>",
                "<a></a>|<a/>",
                "<a b='1' c=\"2\"/>|<a b=\"1\" c=\"2\"/>",
                "<a>x<b/>y</a>|<a>x<b/>y</a>",
                "<a>&lt;&amp;&gt;&quot;&apos;</a>|<a>&lt;&amp;&gt;\"'</a>",
                "<a><![CDATA[<b>&]]></a>|<a>&lt;b&gt;&amp;</a>",
                "<a>1&#13;2&#9;3</a>|<a>1&#13;2\t3</a>",
                "<a b='&#10;&#9;&#13;&lt;&quot;'/>|<a b=\"&#10;&#9;&#13;&lt;&quot;\"/>",
                "<a><!-- no data --><?nor this?>x</a>|<a>x</a>",
                "<p:a xmlns:p='urn:p' p:b='1'/>|<p:a xmlns:p=\"urn:p\" p:b=\"1\"/>",
                "<a xmlns='urn:a'><b xmlns=''/></a>|<a xmlns=\"urn:a\"><b xmlns=\"\"/></a>",
                "<a>日本 \uD83D\uDE00</a>|<a>日本 \uD83D\uDE00</a>"
            })
    void whatIsCopiedMeansTheSame(String xml, String copy) throws MalformedXmlException {
        assertThat(copyOf(xml)).isEqualTo(copy);
    }

    @Test
    void aChildIsCopiedWithTheNamespacesThatItInherits() throws MalformedXmlException {
        XmlCursor cursor = at(
                "<r xmlns='urn:r' xmlns:p='urn:p' xmlns:q='urn:q'><s xmlns:q='urn:s'><p:t xmlns:p='urn:t'/></s></r>");
        assertThat(cursor.nextChild()).isTrue();
        assertThat(cursor.nextChild()).isTrue();
        String copy = cursor.copy();
        assertThat(copy).isEqualTo("<p:t xmlns:q=\"urn:s\" xmlns=\"urn:r\" xmlns:p=\"urn:t\"/>");
        assertThat(Xml.of(copy).document().getDocumentElement().getNamespaceURI())
                .isEqualTo("urn:t");
        assertThat(cursor.nextChild()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a><a/>",
                "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
                "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
                "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>",
                "<!DOCTYPE a [<!ENTITY % e SYSTEM 'http://127.0.0.1:1/'> %e;]><a/>",
                "<!DOCTYPE l [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]><l>&c;</l>"
            })
    void aDocumentTypeDeclarationIsRefused(String xml) {
        assertThatThrownBy(() -> copyOf(xml))
                .isInstanceOf(MalformedXmlException.class)
                .hasMessageContaining("document type declaration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a>&e;</a>", "<a b='&e;'/>", "<a", "<a>", "<a></b>", "<a/><b/>", "", " ", "a", "<a:b/>"})
    void whatIsNotWellFormedIsRefused(String xml) {
        assertThatThrownBy(() -> {
                    XmlCursor cursor = at(xml);
                    cursor.copy();
                    cursor.next();
                })
                .isInstanceOf(MalformedXmlException.class);
    }

    @Test
    void depthIsLimited() throws MalformedXmlException {
        int most = XmlCursor.MAX_DEPTH;
        assertThat(copyOf("<a>".repeat(most) + "</a>".repeat(most))).hasSize(7 * (most - 1) + 4);
        String deeper = "<a>".repeat(100_000) + "</a>".repeat(100_000);
        assertThatThrownBy(() -> copyOf(deeper)).hasMessage("elements are nested deeper than 1000");
        assertThatThrownBy(() -> at(deeper).skip()).hasMessage("elements are nested deeper than 1000");
        assertThatThrownBy(() -> at(deeper).text()).hasMessage("elements are nested deeper than 1000");
    }

    /** What must look for a prefix among all that are declared would take hours. */
    @Test
    void theNumberOfNamespacesIsLimited() {
        String many = IntStream.range(0, 200_000)
                .mapToObj(i -> " xmlns:p" + i + "='urn:x'")
                .collect(Collectors.joining());
        String few = IntStream.range(0, 200)
                .mapToObj(i -> " xmlns:p" + i + "='urn:x'")
                .collect(Collectors.joining());
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            assertThatThrownBy(() -> copyOf("<a" + many + "/>")).hasMessage("an element has more than 1000 attributes");
            assertThatThrownBy(() -> copyOf(("<a" + few + ">").repeat(20)))
                    .hasMessageContaining("more than 256 namespaces");
        });
    }

    /** Found by changing messages at random: the JDK's parser lacks the text of this error. */
    @Test
    void anErrorForWhichTheParserHasNoMessageIsAnErrorLikeOthers() {
        assertThatThrownBy(() -> copyOf("<!DOCTYPE a [\u0001]><a/>"))
                .isInstanceOf(MalformedXmlException.class)
                .hasMessageContaining("the parser fails over it");
    }

    @Test
    void namespacesAreNotRepeatedWithoutEnd() throws MalformedXmlException {
        String declared = IntStream.range(0, 250)
                .mapToObj(i -> " xmlns:p" + i + "='" + "u".repeat(900) + "'")
                .collect(Collectors.joining());
        XmlCursor few = at("<r" + declared + ">" + "<x/>".repeat(50) + "</r>");
        StringBuilder copied = new StringBuilder();
        while (few.nextChild()) {
            few.copyTo(copied);
        }
        assertThat(copied).hasSizeGreaterThan(10_000_000);
        XmlCursor many = at("<r" + declared + ">" + "<x/>".repeat(1000) + "</r>");
        assertThatThrownBy(() -> {
                    while (many.nextChild()) {
                        many.copy();
                    }
                })
                .isInstanceOf(MalformedXmlException.class)
                .hasMessageContaining("repeated for each, are more than 16777216 characters");
    }

    @Test
    void whatWasReadIsNotKeptBehindItsEnd() throws Exception {
        ReferenceQueue<byte[]> freed = new ReferenceQueue<>();
        WeakReference<byte[]> message = read(freed);
        Reference<?> gone = null;
        for (int round = 0; round < 100 && gone == null; round++) {
            System.gc();
            gone = freed.remove(100);
        }
        assertThat(gone).isSameAs(message);
    }

    private static WeakReference<byte[]> read(ReferenceQueue<byte[]> freed) throws MalformedXmlException {
        byte[] message = "<a/>".getBytes(StandardCharsets.UTF_8);
        XmlCursor.of(message, message.length, XmlCursor.MAX_DEPTH).skip();
        return new WeakReference<>(message, freed);
    }

    @Test
    void anythingElseThanXmlEndsInAnErrorAndInNothingElse() {
        byte[] session = Transcripts.of("netconfd/base-1.0.session");
        byte[] message = Transcripts.endMarked(session).get(3).getBytes(StandardCharsets.UTF_8);
        int broken = 0;
        for (int seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            byte[] changed = message.clone();
            for (int i = 0; i <= random.nextInt(4); i++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            try {
                XmlCursor.of(changed, changed.length - random.nextInt(changed.length), XmlCursor.MAX_DEPTH)
                        .copy();
            } catch (MalformedXmlException expected) {
                broken++;
            }
        }
        assertThat(broken).isGreaterThan(1_000);
    }
}

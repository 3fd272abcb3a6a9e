// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.netconf.Xml;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;
import org.plugboard.plugin.netconf.internal.xml.MessageBuffer;
import org.plugboard.plugin.netconf.internal.xml.PlainReply;
import org.plugboard.plugin.netconf.internal.xml.XmlCursor;
import org.w3c.dom.Element;

/** What is taken without a parser means what a parser makes of it, and a parser is asked for the rest. */
final class PlainReplyTest {

    private static final String OPEN =
            "<rpc-reply xmlns=\"" + Peer.BASE + "\" xmlns:q=\"urn:q\" message-id=\"1\" q:at='2'>";
    private static final Operation GET =
            new Operation("get", XmlCursor.BASE, "<get/>", new Limits(Duration.ofSeconds(1), 1 << 20, 20));

    private static MessageBuffer message(byte[] bytes) {
        MessageBuffer message = new MessageBuffer(1 << 20);
        message.append(bytes, 0, bytes.length);
        return message;
    }

    private static Optional<PlainReply> plain(byte[] bytes) throws MalformedXmlException {
        return PlainReply.of(message(bytes), GET.limits().maxDepth(), GET::isData);
    }

    private static Optional<PlainReply> plain(String content) throws MalformedXmlException {
        return plain((OPEN + content + "</rpc-reply>").getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<data/>|<data xmlns:q=\"urn:q\" xmlns=\"" + Peer.BASE + "\"/>",
                "<data><a>1 &lt; 2 &#169; \"é\"</a></data>|<data xmlns:q=\"urn:q\" xmlns=\"" + Peer.BASE
                        + "\"><a>1 &lt; 2 &#169; \"é\"</a></data>",
                "<data xmlns='urn:ietf:params:xml:ns:netconf:base:1.0'><q:a b='1' q:c='2'></q:a></data >|"
                        + "<data xmlns:q=\"urn:q\" xmlns='urn:ietf:params:xml:ns:netconf:base:1.0'><q:a b='1' q:c='2'></q:a></data >",
                "<other/><data xmlns:q='urn:r'><q:rpc-error/></data>|<data xmlns=\"" + Peer.BASE
                        + "\" xmlns:q='urn:r'><q:rpc-error/></data>",
            })
    void theBytesOfTheDataAreGivenWithTheNamespacesAroundThem(String content, String data)
            throws MalformedXmlException {
        assertThat(plain(content).orElseThrow().data()).isEqualTo(data);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<ok/>", "", " \n ", "<q:data/>", "text"})
    void aReplyWithoutDataHasNone(String content) throws MalformedXmlException {
        assertThat(plain(content).orElseThrow().data()).isNull();
        assertThat(plain(content).orElseThrow().whole()).isEqualTo(OPEN + content + "</rpc-reply>");
    }

    /** The first is what a transformer of the JDK writes, and with it OpenDaylight's devices. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                "<?xml version='1.0'\tencoding='utf-8' standalone='yes' ?>",
                "<?xml version=\"1.0\"?>\r\n",
                "<?xml version=\"1.0\" standalone=\"yes\"?>",
                "\n",
            })
    void aDeclarationMayBeInFront(String declaration) throws MalformedXmlException {
        byte[] document = (declaration + OPEN + "<ok/></rpc-reply>").getBytes(StandardCharsets.UTF_8);
        assertThat(plain(document).orElseThrow().whole()).isEqualTo(OPEN + "<ok/></rpc-reply>");
        assertThat(Reply.read(XmlCursor.of(document, document.length, 20), GET).errors())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " <?xml version='1.0'?>",
                "<?xml version='1.1'?>",
                "<?xml encoding='UTF-8'?>",
                "<?xml version='1.0' encoding='ISO-8859-1'?>",
                "<?xml version='1.0\"?>",
                "<?xml version='1.0'encoding='UTF-8'?>",
                "<?xml version='1.0' standalone='no' encoding='UTF-8'?>",
                "<?xml version='1.0' standalone='NO'?>",
                "<?xml version='1.0' ? >",
                "<?xml version='1.0'",
            })
    void anyOtherDeclarationIsLeftToAParser(String declaration) throws MalformedXmlException {
        assertThat(plain((declaration + OPEN + "<ok/></rpc-reply>").getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<data><!-- no data --></data>",
                "<data><?nor this?></data>",
                "<data><![CDATA[<]]></data>",
                "<data>a > b</data>",
                "<data>]]></data>",
                "<data>\r\n</data>",
                "<data>&e;</data>",
                "<data>&</data>",
                "<data>&#0;</data>",
                "<data>&#x110000;</data>",
                "<data>\uFFFE</data>",
                "<data>\u0001</data>",
                "<data b='&lt;'/>",
                "<data b='<'/>",
                "<data b='1' b='2'/>",
                "<data q:b='1' b='2'/>",
                "<data b=1/>",
                "<data b/>",
                "<data b='1'c='2'/>",
                "<r:data/>",
                "<data r:b='1'/>",
                "<data xmlns:r=''/>",
                "<data xmlns:xml='urn:x'/>",
                "<data xmlns:xmlns='urn:x'/>",
                "<data xmlns:r='http://www.w3.org/XML/1998/namespace'/>",
                "<q:/>",
                "<:q/>",
                "<q:a:b/>",
                "<1/>",
                "<a:1/>",
                "< a/>",
                "<a/ >",
                "<a></b>",
                "<a></a",
                "<a></ a>",
                "</a>",
                "<a>",
                "<data/><data/>",
                "<rpc-error/>",
                "<commit-results><q:rpc-error/></commit-results>",
                "<gr\u00fcn/>",
                "<a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a/></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a>",
            })
    void whatIsUnusualOrNotWellFormedIsLeftToAParser(String content) throws MalformedXmlException {
        assertThat(plain(content)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<", "</", "</a>", "<a", "<a/><b/>", "<a/>x", "x<a/>", "<!DOCTYPE a><a/>", "<?xml?><a/>"})
    void whatIsNoDocumentIsLeftToAParser(String document) throws MalformedXmlException {
        assertThat(plain(document.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    /** By real replies in which bytes are changed, left out and repeated: whatever is taken, a parser takes, and reads the same. */
    @Test
    void whatIsTakenIsWhatAParserReads() throws MalformedXmlException {
        byte[] session = Transcripts.of("netconfd/base-1.0.session");
        String own = "<?xml version=\"1.0\" encoding='UTF-8' standalone='no' ?>\n"
                + OPEN
                + "<a q:b='1'>&amp;&#65;</a><data xmlns:r=\"urn:r\"><r:a/><b xmlns='' c='d'>é \uD83D\uDE00</b>\n</data></rpc-reply>";
        String signs = "<>/='\"&;:!?-[]# \n\tax1q\u00e9";
        int taken = 0;
        for (int seed = 0; seed < 40_000; seed++) {
            Random random = new Random(seed);
            String text = seed % 2 == 0 ? own : Transcripts.endMarked(session).get(1 + random.nextInt(14));
            StringBuilder changed = new StringBuilder(text.substring(0, Math.min(text.length(), 4000)));
            for (int i = random.nextInt(3); i > 0; i--) {
                int at = random.nextInt(changed.length());
                switch (random.nextInt(3)) {
                    case 0 -> changed.setCharAt(at, signs.charAt(random.nextInt(signs.length())));
                    case 1 -> changed.deleteCharAt(at);
                    default -> changed.insert(at, changed.charAt(random.nextInt(changed.length())));
                }
            }
            byte[] bytes = changed.toString().getBytes(StandardCharsets.UTF_8);
            Optional<PlainReply> plain = plain(bytes);
            if (plain.isPresent()) {
                taken++;
                assertSame(plain.get(), bytes, "seed " + seed + ": " + changed);
            }
        }
        assertThat(taken).isGreaterThan(5_000);
    }

    private static void assertSame(PlainReply plain, byte[] bytes, String description) {
        try {
            Reply reply =
                    Reply.read(XmlCursor.of(bytes, bytes.length, GET.limits().maxDepth()), GET);
            assertThat(reply.errors()).as(description).isEmpty();
            assertThat(plain.data() == null).as(description).isEqualTo(reply.data() == null);
            if (reply.data() != null) {
                assertThat(tree(plain.data()).isEqualNode(tree(reply.data())))
                        .as(description)
                        .isTrue();
            }
        } catch (MalformedXmlException e) {
            throw new AssertionError(description, e);
        }
    }

    private static Element tree(String xml) {
        Element root = Xml.of(xml).document().getDocumentElement();
        root.normalize();
        return root;
    }
}

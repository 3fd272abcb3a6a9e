// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as an attribute, and what does not. */
final class TagGuardTest {

    private static final String SETTINGS = "k=v\n".repeat(1001);

    private static String namespaces(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> " xmlns:p%d='u'".formatted(i))
                .collect(Collectors.joining());
    }

    private static String attributes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> " a%d = \"=\"".formatted(i))
                .collect(Collectors.joining());
    }

    /** Has it come in so many characters at a time. */
    private static Reader inPieces(String xml, int size) {
        return new FilterReader(new StringReader(xml)) {
            @Override
            public int read(char[] characters, int offset, int length) throws IOException {
                return super.read(characters, offset, Math.min(length, size));
            }
        };
    }

    private static String textOf(String xml, int size) throws MalformedXmlException {
        return XmlCursor.atRoot(inPieces(xml, size), 0).text();
    }

    private static void assertIsRefused(String xml) {
        for (int size : new int[] {1, 7, 100_000}) {
            assertThatThrownBy(() -> textOf(xml, size))
                    .as("in pieces of %d", size)
                    .hasMessage("an element has more than 1000 attributes");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<d><![CDATA[cat <<EOF\n%s]]]>EOF</d>",
                "<d><![CDATA[<a %s]]>EOF</d>",
                "<d><!-- <a %s - -> -->EOF</d>",
                "<!-- <a '%s' --><d>EOF</d>",
                "<d><?sh <a %s>??>EOF</d>",
                "<?sh cat <a %s?><d>EOF</d>",
                "<d a='%s' b=\"%1$s\">EOF</d>",
                "<d><e a='>%s'/>EOF</d>",
                "<d>%sEOF</d>",
                "<d><e a='1'/>%sEOF</d>",
                "<d><![CDATA[]]>%sEOF</d>",
                "<d><!---->%sEOF</d>"
            })
    void whatIsNoAttributeIsNotCounted(String xml) throws MalformedXmlException {
        for (int size : new int[] {1, 7, 100_000}) {
            assertThat(textOf(xml.formatted(SETTINGS), size))
                    .as("in pieces of %d", size)
                    .endsWith("EOF");
        }
    }

    @Test
    void aThousandAttributesAreRead() throws MalformedXmlException {
        assertThat(textOf("<d" + attributes(1000) + "><e" + attributes(1000) + "/>x</d>", 100))
                .isEqualTo("x");
        assertIsRefused("<d" + attributes(1001) + "/>");
        assertIsRefused("<d><e" + attributes(900) + namespaces(101) + "/></d>");
    }

    /** Whatever is in front of them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<d b='>'%s/>",
                "<d b=\"'>\"%s/>",
                "<d><![CDATA[<a b=']]><e%s/></d>",
                "<d><![CDATA[]]]]><e%s/></d>",
                "<d><!-- ' --><e%s/></d>",
                "<d><!----><e%s/></d>",
                "<d><!-->--><e%s/></d>",
                "<d><?x \" ??><e%s/></d>",
                "<d><?x?><e%s/></d>",
                "<d>'<e%s/></d>",
                "<?x ??><d%s/>",
                "<\u3007%s/>",
                "<\u212e%s/>"
            })
    void namespacesAreCountedInEachTag(String xml) {
        assertIsRefused(xml.formatted(namespaces(20_000)));
    }

    /** Of such a message the root is looked at for whose it is; the JDK's parser takes the first ] for the end of the declaration. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE d><d%s/>",
                "<!DOCTYPE d [<!ENTITY e '<!--'>]><d%s/>",
                "<!DOCTYPE d [<?x ]><d%s/>",
                "<!DOCTYPE d [<!-- \"]><d b='>'%s/>"
            })
    void soTheyAreBehindADocumentTypeDeclaration(String xml) {
        byte[] message = xml.formatted(namespaces(20_000)).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> XmlCursor.atTag(message, message.length))
                .hasMessage("an element has more than 1000 attributes");
    }

    /** By documents that are changed at random: where it sees no such tag, a parser does not come as far. */
    @Test
    void nothingWellFormedInFrontHidesThem() {
        String signs = "<>/='\"!?[]-& a";
        String front = "<?x y?><!-- z --><d a='1'>t<![CDATA[ b ]]><?p q?><e f=\"g\"/>";
        String behind = "<h" + namespaces(1001) + "/></d>";
        int hidden = 0;
        for (int seed = 0; seed < 4_000; seed++) {
            Random random = new Random(seed);
            StringBuilder changed = new StringBuilder(front);
            for (int i = random.nextInt(4); i >= 0; i--) {
                int at = random.nextInt(changed.length());
                switch (random.nextInt(3)) {
                    case 0 -> changed.setCharAt(at, signs.charAt(random.nextInt(signs.length())));
                    case 1 -> changed.deleteCharAt(at);
                    default -> changed.insert(at, signs.charAt(random.nextInt(signs.length())));
                }
            }
            String xml = changed + behind;
            if (!isStopped(xml)) {
                hidden++;
                assertThatThrownBy(() -> parse(xml))
                        .as("seed %d: %s", seed, changed)
                        .isInstanceOf(XMLStreamException.class);
            }
        }
        assertThat(hidden).isGreaterThan(200);
    }

    private static boolean isStopped(String xml) {
        try (Reader guard = new TagGuard(new StringReader(xml))) {
            guard.transferTo(Writer.nullWriter());
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static void parse(String xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
        while (reader.hasNext()) {
            reader.next();
        }
    }
}

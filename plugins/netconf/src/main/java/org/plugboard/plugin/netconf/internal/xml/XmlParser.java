// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The JDK's parser on what others wrote: it resolves nothing, and whatever it fails over is a {@link MalformedXmlException}. Stateless. */
final class XmlParser {

    /**
     * What the JDK bounds by itself, at other numbers in each version: since 24 at 100 elements in each other, 200 attributes and 100,000
     * escaped characters in a document, which replies and configurations have. {@link XmlCursor} and {@link TagGuard} bound depth and
     * attributes, and without document types no entity grows. Its bound of names, 1,000 characters, stays.
     */
    private static final List<String> NOT_BOUNDED = List.of(
            "jdk.xml.totalEntitySizeLimit",
            "jdk.xml.maxGeneralEntitySizeLimit",
            "jdk.xml.maxElementDepth",
            "jdk.xml.elementAttributeLimit");

    private XmlParser() {}

    /** A message in UTF-8 without the blanks in front of it. What is no UTF-8 is replaced. */
    static Reader characters(byte[] bytes, int length) {
        int start = PlainProlog.blanksAndMarkEnd(bytes, length);
        return new InputStreamReader(new ByteArrayInputStream(bytes, start, length - start), StandardCharsets.UTF_8);
    }

    /** What comes from the stream, without the blanks in front of it. What is no UTF-8 is an error of whoever reads it. */
    static Reader characters(InputStream stream) throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(stream, PlainProlog.MARK.length);
        skipBlanks(bytes);
        byte[] first = bytes.readNBytes(PlainProlog.MARK.length);
        if (Arrays.equals(first, PlainProlog.MARK)) {
            skipBlanks(bytes);
        } else {
            bytes.unread(first);
        }
        return new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder());
    }

    private static void skipBlanks(PushbackInputStream bytes) throws IOException {
        int first = bytes.read();
        while (first >= 0 && PlainTag.isBlank((byte) first)) {
            first = bytes.read();
        }
        if (first >= 0) {
            bytes.unread(first);
        }
    }

    /** In front of all. {@code linesBefore} is as of {@link XmlCursor#atRoot}. */
    static XMLStreamReader reader(Reader characters, int linesBefore) throws MalformedXmlException {
        try {
            return factory().createXMLStreamReader(new TagGuard(characters));
        } catch (XMLStreamException e) {
            throw malformed(e, linesBefore);
        } catch (RuntimeException e) {
            throw unreadable(e);
        }
    }

    /** A new one each time: the JDK's keeps the last reader that it has made, and so all of the message that this one read. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        NOT_BOUNDED.forEach(limit -> factory.setProperty(limit, "0"));
        return factory;
    }

    /** Goes on by one event. */
    static int next(XMLStreamReader reader, int linesBefore) throws MalformedXmlException {
        try {
            return reader.next();
        } catch (XMLStreamException e) {
            throw malformed(e, linesBefore);
        } catch (RuntimeException e) {
            throw unreadable(e);
        }
    }

    /** The JDK's parser fails so over some errors for which it has no message. */
    private static MalformedXmlException unreadable(RuntimeException e) {
        return new MalformedXmlException("the parser fails over it: " + e, e);
    }

    private static MalformedXmlException malformed(XMLStreamException e, int linesBefore) {
        if (e.getNestedException() instanceof TagGuard.TooManyException) {
            return new MalformedXmlException(e.getNestedException().getMessage(), e);
        }
        if (e.getNestedException() instanceof CharacterCodingException) {
            return new MalformedXmlException("it is no UTF-8", e);
        }
        String said = String.valueOf(e.getMessage());
        String reason =
                NamesFault.inWords(said.substring(said.indexOf("Message: ") < 0 ? 0 : said.indexOf("Message: ") + 9));
        return new MalformedXmlException(
                e.getLocation() == null
                        ? reason
                        : "line %d, column %d: %s"
                                .formatted(
                                        e.getLocation().getLineNumber() - linesBefore,
                                        e.getLocation().getColumnNumber(),
                                        reason),
                e);
    }
}

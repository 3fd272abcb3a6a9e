// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Goes through XML from its first element on, without document type declarations and entities (RFC 6241, section 3), no
 * deeper than a limit. Memory does not grow with what it has passed.
 */
public final class XmlCursor {

    /** Deeper than any data model, and less than what a stack or a reader of ours minds. */
    public static final int MAX_DEPTH = 1000;

    /** A parser looks for each prefix among all that are declared around it: with many, work would not be linear. */
    private static final int MAX_NAMESPACES = 256;

    /** What stands around prefix and name of a namespace. */
    private static final int DECLARATION = " xmlns:=\"\"".length();

    /** The namespace of NETCONF's own elements. */
    public static final String BASE = "urn:ietf:params:xml:ns:netconf:base:1.0";

    /** So many characters of namespaces are repeated for the elements that are copied out of one message. */
    private static final int MAX_REPEATED = 16 << 20;

    /** So many characters of a copy are kept before they are written. */
    private static final int PIECE = 16 * 1024;

    private final XMLStreamReader reader;
    private final int linesBefore;
    private final int maxDepth;

    /** What each open element declares, the innermost first. */
    private final Deque<Map<String, String>> scopes = new ArrayDeque<>();

    private int namespaces;
    private int repeated;

    private XmlCursor(XMLStreamReader reader, int linesBefore, int maxDepth) {
        this.reader = reader;
        this.linesBefore = linesBefore;
        this.maxDepth = maxDepth;
    }

    /** A new one each time: the JDK's keeps the last reader that it has made, and so all of the message that this one read. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    /** At the root of a message in UTF-8, in front of which there may be blanks. What is no UTF-8 is replaced. */
    public static XmlCursor of(byte[] bytes, int length, int maxDepth) throws MalformedXmlException {
        int start = 0;
        while (start < length && isBlank(bytes[start])) {
            start++;
        }
        return atRoot(
                new InputStreamReader(new ByteArrayInputStream(bytes, start, length - start), StandardCharsets.UTF_8),
                0,
                maxDepth);
    }

    /** At the root of what comes from the stream, in front of which there may be blanks. What is no UTF-8 is an error. */
    public static XmlCursor of(InputStream stream, int maxDepth) throws MalformedXmlException {
        try {
            PushbackInputStream bytes = new PushbackInputStream(stream);
            int first = bytes.read();
            while (first >= 0 && isBlank((byte) first)) {
                first = bytes.read();
            }
            if (first >= 0) {
                bytes.unread(first);
            }
            return atRoot(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()), 0, maxDepth);
        } catch (IOException e) {
            throw new MalformedXmlException("it cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * At the root of what comes from the reader.
     *
     * @param linesBefore how many lines there are in front of what messages shall count
     */
    public static XmlCursor atRoot(Reader characters, int linesBefore) throws MalformedXmlException {
        return atRoot(characters, linesBefore, MAX_DEPTH);
    }

    private static XmlCursor atRoot(Reader characters, int linesBefore, int maxDepth) throws MalformedXmlException {
        try {
            XmlCursor cursor =
                    new XmlCursor(factory().createXMLStreamReader(new TagGuard(characters)), linesBefore, maxDepth);
            while (cursor.next() != XMLStreamConstants.START_ELEMENT) {
                if (cursor.reader.getEventType() == XMLStreamConstants.END_DOCUMENT) {
                    throw new MalformedXmlException("it has no element");
                }
            }
            return cursor;
        } catch (XMLStreamException e) {
            throw malformed(e, linesBefore);
        } catch (RuntimeException e) {
            throw unreadable(e);
        }
    }

    private static boolean isBlank(byte character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }

    /** The namespace of the element; empty if it has none. */
    public String namespace() {
        return orEmpty(reader.getNamespaceURI());
    }

    /** For what is asked of the place where it stands; only {@link #next} goes on. */
    public XMLStreamReader reader() {
        return reader;
    }

    /** The name of the element without its prefix. */
    public String name() {
        return reader.getLocalName();
    }

    /** Whether the element is NETCONF's one of this name. Old devices leave the namespace out. */
    public boolean isBase(String name) {
        String namespace = reader.getNamespaceURI();
        return reader.getLocalName().equals(name)
                && (namespace == null || namespace.isEmpty() || namespace.equals(BASE));
    }

    /** Whether the element is the one of this name in this namespace, or {@linkplain #isBase in NETCONF's}. */
    public boolean is(String namespace, String name) {
        return isBase(name) || (name.equals(reader.getLocalName()) && namespace.equals(reader.getNamespaceURI()));
    }

    /** An attribute without a namespace. */
    public Optional<String> attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            if (reader.getAttributeLocalName(i).equals(name) && (namespace == null || namespace.isEmpty())) {
                return Optional.of(reader.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    /** What prefixes stand for in the content of the element; an empty one is the namespace without a prefix. */
    public Map<String, String> inScope() throws MalformedXmlException {
        Map<String, String> known = new LinkedHashMap<>(inherited());
        known.putAll(declared());
        return known;
    }

    /** Goes to the next child of the element that is open; false at its end. The child before must have been gone through. */
    public boolean nextChild() throws MalformedXmlException {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return false;
                }
                default -> {}
            }
        }
    }

    /** Goes to the end of the element. */
    public void skip() throws MalformedXmlException {
        int outside = scopes.size() - 1;
        while (scopes.size() > outside) {
            next();
        }
    }

    /** Goes to the end of the element, and gives its text without the blanks around it. */
    public String text() throws MalformedXmlException {
        return text(Integer.MAX_VALUE);
    }

    /** As {@link #text()}; only so many characters of it are kept. */
    public String text(int most) throws MalformedXmlException {
        StringBuilder text = new StringBuilder();
        int outside = scopes.size() - 1;
        while (scopes.size() > outside) {
            next();
            if (isAtContent()) {
                int kept = Math.min(reader.getTextLength(), most - text.length());
                text.append(reader.getTextCharacters(), reader.getTextStart(), kept);
            }
        }
        return text.toString().strip();
    }

    /** Goes to the end of the element, and writes it as {@link ElementCopy} does, in pieces. */
    public void copyTo(Writer out) throws MalformedXmlException, IOException {
        StringBuilder piece = new StringBuilder();
        ElementCopy copy = new ElementCopy(this, reader, piece);
        while (copy.next()) {
            if (piece.length() > PIECE) {
                out.append(piece);
                piece.setLength(0);
            }
        }
        out.append(piece);
    }

    /** Goes to the end of the element, and writes it as {@link ElementCopy} does. */
    public void copyTo(StringBuilder out) throws MalformedXmlException {
        ElementCopy copy = new ElementCopy(this, reader, out);
        while (copy.next()) {}
    }

    /** Goes to the end of the element, and gives it as {@link ElementCopy} writes it. */
    public String copy() throws MalformedXmlException {
        StringBuilder out = new StringBuilder();
        copyTo(out);
        return out.toString();
    }

    /** As {@link #copy()}; null if it has more characters than that. */
    public @Nullable String copy(int most) throws MalformedXmlException {
        StringBuilder out = new StringBuilder();
        ElementCopy copy = new ElementCopy(this, reader, out);
        boolean isTooLong = false;
        while (copy.next()) {
            isTooLong |= out.length() > most;
            if (isTooLong) {
                out.setLength(0);
            }
        }
        return isTooLong || out.length() > most ? null : out.toString();
    }

    /** Goes on by one event; the kind as {@link XMLStreamConstants} has it. */
    public int next() throws MalformedXmlException {
        try {
            int event = reader.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> open();
                case XMLStreamConstants.END_ELEMENT ->
                    namespaces -= scopes.pop().size();
                case XMLStreamConstants.DTD ->
                    throw new MalformedXmlException("a document type declaration is not allowed in NETCONF");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new MalformedXmlException(
                            "the entity " + reader.getLocalName() + " is not allowed in NETCONF");
                default -> {}
            }
            return event;
        } catch (XMLStreamException e) {
            throw malformed(e, linesBefore);
        } catch (RuntimeException e) {
            throw unreadable(e);
        }
    }

    /** Whether there is text here that is more than blanks. */
    boolean isAtText() {
        return reader.isCharacters() && !reader.isWhiteSpace();
    }

    /** Whether there is text here that is content. */
    public boolean isAtContent() {
        return reader.hasText() && reader.getEventType() != XMLStreamConstants.COMMENT;
    }

    /** How many elements are open. */
    public int depth() {
        return scopes.size();
    }

    /** What the element declares itself. */
    Map<String, String> declared() {
        return scopes.element();
    }

    private void open() throws MalformedXmlException {
        if (scopes.size() == maxDepth) {
            throw new TooDeepException(maxDepth);
        }
        int count = reader.getNamespaceCount();
        Map<String, String> declared = count == 0 ? Map.of() : new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            declared.put(orEmpty(reader.getNamespacePrefix(i)), orEmpty(reader.getNamespaceURI(i)));
        }
        scopes.push(declared);
        namespaces += declared.size();
        if (namespaces > MAX_NAMESPACES) {
            throw new MalformedXmlException(
                    "more than " + MAX_NAMESPACES + " namespaces are declared around one place");
        }
    }

    /**
     * What is declared around the element and not by itself.
     *
     * @throws MalformedXmlException if all that was given so far is so much that a short message would fill the memory
     */
    Map<String, String> inherited() throws MalformedXmlException {
        Map<String, String> inherited = new LinkedHashMap<>();
        for (Iterator<Map<String, String>> outwards = scopes.iterator(); outwards.hasNext(); ) {
            outwards.next().forEach(inherited::putIfAbsent);
        }
        inherited.keySet().removeAll(scopes.element().keySet());
        inherited.forEach((prefix, namespace) -> repeated += prefix.length() + namespace.length() + DECLARATION);
        if (repeated > MAX_REPEATED) {
            throw new MalformedXmlException("the namespaces around its elements, repeated for each, are more than "
                    + MAX_REPEATED + " characters");
        }
        return inherited;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
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
        String reason = said.substring(said.indexOf("Message: ") < 0 ? 0 : said.indexOf("Message: ") + 9);
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

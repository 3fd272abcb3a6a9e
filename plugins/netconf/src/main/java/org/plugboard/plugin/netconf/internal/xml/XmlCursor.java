// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Goes through XML from its first element on, without document type declarations and entities (RFC 6241, section 3), no
 * deeper than a limit. Memory does not grow with what it has passed.
 */
public final class XmlCursor {

    /** Deeper than any data model, and less than what a stack or a reader of ours minds. */
    public static final int MAX_DEPTH = 1000;

    /** The namespace of NETCONF's own elements. */
    public static final String BASE = "urn:ietf:params:xml:ns:netconf:base:1.0";

    /** So many characters of a copy are kept before they are written. */
    private static final int PIECE = 16 * 1024;

    private final XMLStreamReader reader;
    private final int linesBefore;
    private final int maxDepth;
    private final Scopes scopes = new Scopes();

    private XmlCursor(XMLStreamReader reader, int linesBefore, int maxDepth) {
        this.reader = reader;
        this.linesBefore = linesBefore;
        this.maxDepth = maxDepth;
    }

    /** At the root of a message in UTF-8, in front of which there may be blanks. What is no UTF-8 is replaced. */
    public static XmlCursor of(byte[] bytes, int length, int maxDepth) throws MalformedXmlException {
        return atRoot(XmlParser.characters(bytes, length), 0, maxDepth);
    }

    /** At the root of what comes from the stream, in front of which there may be blanks. What is no UTF-8 is an error. */
    public static XmlCursor of(InputStream stream, int maxDepth) throws MalformedXmlException {
        try {
            return atRoot(XmlParser.characters(stream), 0, maxDepth);
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
        XmlCursor cursor = new XmlCursor(XmlParser.reader(characters, linesBefore), linesBefore, maxDepth);
        while (cursor.next() != XMLStreamConstants.START_ELEMENT) {
            cursor.refuseEnd();
        }
        return cursor;
    }

    /**
     * At the start tag of a message's root, for what that says: also behind a document type declaration, with which nobody goes on, and
     * where the end of the message is missing or broken. Only the tag may be asked for.
     */
    public static XmlCursor atTag(byte[] bytes, int length) throws MalformedXmlException {
        XmlCursor cursor = new XmlCursor(XmlParser.reader(XmlParser.characters(bytes, length), 0), 0, 1);
        while (cursor.parse() != XMLStreamConstants.START_ELEMENT) {
            cursor.refuseEnd();
        }
        return cursor;
    }

    private void refuseEnd() throws MalformedXmlException {
        if (reader.getEventType() == XMLStreamConstants.END_DOCUMENT) {
            throw new MalformedXmlException("it has no element");
        }
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
        int outside = scopes.depth() - 1;
        while (scopes.depth() > outside) {
            next();
        }
    }

    /** Goes behind the end of the root to that of the text, where nothing else may be. */
    public void finish() throws MalformedXmlException {
        while (next() != XMLStreamConstants.END_DOCUMENT) {}
    }

    /** Goes to the end of the element, and gives its text without the blanks around it. */
    public String text() throws MalformedXmlException {
        return text(Integer.MAX_VALUE);
    }

    /** As {@link #text()}; only so many characters of it are kept. */
    public String text(int most) throws MalformedXmlException {
        StringBuilder text = new StringBuilder();
        int outside = scopes.depth() - 1;
        while (scopes.depth() > outside) {
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
        int event = parse();
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> open();
            case XMLStreamConstants.END_ELEMENT -> scopes.close();
            case XMLStreamConstants.DTD ->
                throw new MalformedXmlException("a document type declaration is not allowed in NETCONF");
            case XMLStreamConstants.ENTITY_REFERENCE ->
                throw new MalformedXmlException("the entity " + reader.getLocalName() + " is not allowed in NETCONF");
            default -> {}
        }
        return event;
    }

    private int parse() throws MalformedXmlException {
        return XmlParser.next(reader, linesBefore);
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
        return scopes.depth();
    }

    /** What the element declares itself. */
    Map<String, String> declared() {
        return scopes.declared();
    }

    private void open() throws MalformedXmlException {
        if (scopes.depth() == maxDepth) {
            throw new TooDeepException(maxDepth);
        }
        scopes.open(reader);
    }

    /** What is declared around the element and not by itself, as {@link Scopes#inherited} gives it. */
    Map<String, String> inherited() throws MalformedXmlException {
        return scopes.inherited();
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

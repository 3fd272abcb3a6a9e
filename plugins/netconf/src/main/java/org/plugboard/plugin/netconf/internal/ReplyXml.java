// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.List;
import java.util.NoSuchElementException;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.util.StreamReaderDelegate;
import org.jspecify.annotations.Nullable;
import org.plugboard.netconf.RpcError;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;
import org.plugboard.plugin.netconf.internal.xml.XmlCursor;

/**
 * What is within an {@code rpc-reply}, for who reads it while it comes: it goes by {@link XmlCursor}, whose limits hold so, and keeps
 * errors of the device to itself. Used by one thread.
 */
final class ReplyXml extends StreamReaderDelegate {

    private final XmlCursor cursor;
    private final String namespace;
    private final ErrorList errors = ErrorList.ofStreamed();
    private boolean inData;
    private boolean ended;
    private @Nullable MalformedXmlException broken;

    private ReplyXml(XmlCursor cursor, String namespace) {
        super(cursor.reader());
        this.cursor = cursor;
        this.namespace = namespace;
    }

    /**
     * At the first element within {@code rpc-reply}, where the cursor is, that is no error.
     *
     * @param namespace of an element {@code data} that is not NETCONF's own
     */
    static ReplyXml of(XmlCursor reply, String namespace) throws MalformedXmlException {
        ReplyXml xml = new ReplyXml(reply, namespace);
        while (xml.step() != START_ELEMENT && !xml.ended) {}
        return xml;
    }

    /** What the device reported, as far as it was read. */
    List<RpcError> errors() {
        return errors.all();
    }

    /** Whether there is nothing more. */
    boolean isEnded() {
        return ended;
    }

    /** For what goes on from here. */
    XmlCursor cursor() {
        return cursor;
    }

    /**
     * Reads the rest unless it was left in the middle of an element, which says that nobody wants it.
     *
     * @return whether there was another element
     * @throws MalformedXmlException if what was read, or the rest, is not well-formed
     */
    boolean finish() throws MalformedXmlException {
        if (broken != null) {
            throw broken;
        }
        boolean more = false;
        if (cursor.depth() <= 1) {
            while (!ended) {
                more |= step() == START_ELEMENT;
            }
            cursor.finish();
        }
        return more;
    }

    private int step() throws MalformedXmlException {
        while (cursor.next() == START_ELEMENT && isError()) {
            errors.read(cursor);
        }
        ended = cursor.depth() == 0;
        return getEventType();
    }

    private boolean isError() {
        if (cursor.depth() == 2) {
            inData = cursor.is(namespace, "data");
        }
        return ErrorList.beginsAt(cursor, inData);
    }

    @Override
    public int next() throws XMLStreamException {
        if (ended) {
            throw new NoSuchElementException("the reply has ended");
        }
        try {
            return step();
        } catch (MalformedXmlException e) {
            broken = e;
            throw new XMLStreamException(e.getMessage(), getLocation(), e);
        }
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public int getEventType() {
        return ended ? END_DOCUMENT : super.getEventType();
    }

    @Override
    public boolean isEndElement() {
        return getEventType() == END_ELEMENT;
    }

    @Override
    public int nextTag() throws XMLStreamException {
        int event = next();
        while ((isCharacters() && isWhiteSpace()) || event == PROCESSING_INSTRUCTION || event == COMMENT) {
            event = next();
        }
        if (event != START_ELEMENT && event != END_ELEMENT) {
            throw new XMLStreamException("expected a tag", getLocation());
        }
        return event;
    }

    @Override
    public String getElementText() throws XMLStreamException {
        require(START_ELEMENT, null, null);
        StringBuilder text = new StringBuilder();
        for (int event = next(); event != END_ELEMENT; event = next()) {
            if (cursor.isAtContent()) {
                text.append(getText());
            } else if (event == START_ELEMENT || event == END_DOCUMENT) {
                throw new XMLStreamException("expected nothing but text", getLocation());
            }
        }
        return text.toString();
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Predicate;

/** A whole message, of which the thread that reads knows whose it is, and only its caller what it says. */
final class Message {

    private final MessageBuffer buffer;
    private final Head head;

    Message(MessageBuffer buffer, Head head) {
        this.buffer = buffer;
        this.head = head;
    }

    /** @throws MalformedXmlException if it has no root that can be read */
    static Message of(MessageBuffer buffer) throws MalformedXmlException {
        return new Message(buffer, Head.of(XmlCursor.of(buffer.bytes(), buffer.length())));
    }

    /** What its root says. */
    Head head() {
        return head;
    }

    /**
     * What it says, if it is written so that this can be told without a parser.
     *
     * @param dataNamespace as {@link PlainReply#of} wants it
     * @throws MalformedXmlException if it is not UTF-8
     */
    Optional<PlainReply> plain(Predicate<String> dataNamespace) throws MalformedXmlException {
        return PlainReply.of(buffer, XmlCursor.MAX_DEPTH, dataNamespace);
    }

    /** At the root, behind a look whether all of it is UTF-8. */
    XmlCursor body() throws MalformedXmlException {
        buffer.requireUtf8();
        return again();
    }

    /** At the root, to go on from there once more. */
    XmlCursor again() throws MalformedXmlException {
        return XmlCursor.of(buffer.bytes(), buffer.length());
    }

    int length() {
        return buffer.length();
    }

    /** Its bytes. */
    InputStream stream() {
        return new ByteArrayInputStream(buffer.bytes(), 0, buffer.length());
    }

    /** The beginning as text, for exceptions. */
    String beginning() {
        return buffer.beginning();
    }
}

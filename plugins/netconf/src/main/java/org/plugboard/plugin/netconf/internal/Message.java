// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.Optional;
import org.plugboard.plugin.netconf.internal.framing.Head;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;
import org.plugboard.plugin.netconf.internal.xml.MessageBuffer;
import org.plugboard.plugin.netconf.internal.xml.PlainReply;
import org.plugboard.plugin.netconf.internal.xml.XmlCursor;

/** A whole message, of which the thread that reads knows whose it is, and only its caller what it says. */
final class Message {

    private final MessageBuffer buffer;
    private final Head head;

    /** Of its caller, behind its first look. */
    private Optional<PlainReply> plain = Optional.empty();

    Message(MessageBuffer buffer, Head head) {
        this.buffer = buffer;
        this.head = head;
    }

    /** @throws MalformedXmlException if nobody can tell whose it is: its start tag cannot be read */
    static Message of(MessageBuffer buffer) throws MalformedXmlException {
        return new Message(buffer, Head.of(buffer));
    }

    /** What its root says. */
    Head head() {
        return head;
    }

    /**
     * What it says in reply to this operation, if it is written so that this can be told without a parser.
     *
     * @throws MalformedXmlException if it is not UTF-8
     */
    Optional<PlainReply> plain(Operation operation) throws MalformedXmlException {
        plain = PlainReply.of(buffer, operation.limits().maxDepth(), operation::isData);
        return plain;
    }

    /** The whole message, behind a look at what it says. */
    String whole(Operation operation) throws MalformedXmlException {
        return plain.isPresent()
                ? plain.get().whole()
                : again(operation.limits().maxDepth()).copy();
    }

    /** At the root, behind a look whether all of it is UTF-8. */
    XmlCursor body(int maxDepth) throws MalformedXmlException {
        buffer.requireUtf8();
        return again(maxDepth);
    }

    /** At the root, to go on from there once more. */
    XmlCursor again(int maxDepth) throws MalformedXmlException {
        return XmlCursor.of(buffer.bytes(), buffer.length(), maxDepth);
    }

    int length() {
        return buffer.length();
    }

    /** All of it, as one piece. */
    boolean copyTo(MessageBuffer piece) {
        piece.append(buffer.bytes(), 0, buffer.length());
        return true;
    }

    /** The beginning as text, for exceptions. */
    String beginning() {
        return buffer.beginning();
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

/** A whole message, whose root has been read. */
final class Message {

    private final MessageBuffer buffer;
    private final XmlCursor root;

    private Message(MessageBuffer buffer, XmlCursor root) {
        this.buffer = buffer;
        this.root = root;
    }

    /** @throws MalformedXmlException if it has no root that can be read */
    static Message of(MessageBuffer buffer) throws MalformedXmlException {
        return new Message(buffer, XmlCursor.of(buffer.bytes(), buffer.length()));
    }

    /** At the root; for its name and its attributes. */
    XmlCursor root() {
        return root;
    }

    /** At the root, to go on from there, once. */
    XmlCursor body() throws MalformedXmlException {
        buffer.requireUtf8();
        return root;
    }

    /** At the root, to go on from there once more. */
    XmlCursor again() throws MalformedXmlException {
        return XmlCursor.of(buffer.bytes(), buffer.length());
    }

    /** How many bytes it has. */
    int length() {
        return buffer.length();
    }

    /** The beginning as text, for exceptions. */
    String beginning() {
        return buffer.beginning();
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.xml;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Stops in front of a tag with a great many attributes. The JDK's parser compares each namespace that an element declares
 * with all before it: with hundreds of thousands, one element would keep it busy for hours. Its own limit does not count them.
 */
final class TagGuard extends FilterReader {

    private static final int MAX_ATTRIBUTES = 1000;

    /** What it ends with. */
    static final class TooManyException extends IOException {

        private static final long serialVersionUID = 1L;

        TooManyException() {
            super("an element has more than " + MAX_ATTRIBUTES + " attributes");
        }
    }

    private enum State {
        OUTSIDE,
        AT_TAG,
        IN_TAG
    }

    private State state = State.OUTSIDE;
    private int attributes;

    TagGuard(Reader characters) {
        super(characters);
    }

    @Override
    public int read() throws IOException {
        int character = super.read();
        if (character >= 0) {
            look((char) character);
        }
        return character;
    }

    @Override
    public int read(char[] characters, int offset, int length) throws IOException {
        int count = super.read(characters, offset, length);
        for (int i = offset; i < offset + count; i++) {
            look(characters[i]);
        }
        return count;
    }

    private void look(char character) throws TooManyException {
        if (character == '<') {
            state = State.AT_TAG;
            attributes = 0;
        } else if (state == State.AT_TAG) {
            // Behind <! and <? there may be text of any length.
            state = Character.isLetter(character) || character == '_' ? State.IN_TAG : State.OUTSIDE;
        } else if (state == State.IN_TAG) {
            if (character == '>') {
                state = State.OUTSIDE;
            } else if (character == '=' && ++attributes > MAX_ATTRIBUTES) {
                throw new TooManyException();
            }
        }
    }
}

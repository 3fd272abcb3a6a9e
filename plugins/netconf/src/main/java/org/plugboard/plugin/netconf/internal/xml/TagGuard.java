// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.xml;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Stops in front of a tag with a great many attributes. The JDK's parser compares each namespace that an element declares
 * with all before it: with hundreds of thousands, one element would keep it busy for hours. Its own limit does not count them.
 *
 * <p>It finds tags as the parser does: what it takes for text, no parser takes for a tag unless it has failed before.
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
        TEXT,
        /** Behind a {@code <}. */
        OPENED,
        TAG,
        /** The value of an attribute. */
        VALUE,
        /** Behind {@code <!}. */
        DECLARED,
        /** A comment, a section of characters or an instruction: to the marks and the {@code >} that end it. */
        PASSAGE,
        /**
         * Behind the beginning of a document type declaration, in which the JDK's parser has an end of its own. Nobody reads such a
         * document: all may be a tag.
         */
        ANY
    }

    private State state = State.TEXT;
    private int attributes;
    private char quote;

    /** What a passage ends with before the {@code >}, how many of them, and how many there were just now. */
    private char mark;

    private int marksWanted;
    private int marks;

    TagGuard(Reader characters) {
        super(characters);
    }

    @Override
    public int read() throws IOException {
        int character = super.read();
        if (character >= 0) {
            state = behind((char) character);
        }
        return character;
    }

    @Override
    public int read(char[] characters, int offset, int length) throws IOException {
        int count = super.read(characters, offset, length);
        for (int i = offset; i < offset + count; i++) {
            state = behind(characters[i]);
        }
        return count;
    }

    private State behind(char character) throws TooManyException {
        return switch (state) {
            case TEXT -> character == '<' ? State.OPENED : State.TEXT;
            case OPENED -> opened(character);
            case TAG -> inTag(character);
            case VALUE -> character == quote ? State.TAG : State.VALUE;
            case DECLARED -> declared(character);
            case PASSAGE -> inPassage(character);
            case ANY -> inAny(character);
        };
    }

    /** Which characters may begin a name is the parser's business. */
    private State opened(char character) {
        attributes = 0;
        return switch (character) {
            case '!' -> State.DECLARED;
            case '?' -> passage('?', 1, 0);
            default -> State.TAG;
        };
    }

    private State declared(char character) {
        return switch (character) {
            // The second one begins the comment, and ends none.
            case '-' -> passage('-', 2, -1);
            case '[' -> passage(']', 2, 0);
            default -> State.ANY;
        };
    }

    private State passage(char mark, int wanted, int counted) {
        this.mark = mark;
        marksWanted = wanted;
        marks = counted;
        return State.PASSAGE;
    }

    private State inPassage(char character) {
        if (character == '>' && marks >= marksWanted) {
            return State.TEXT;
        }
        marks = character == mark ? Math.min(marks + 1, marksWanted) : 0;
        return State.PASSAGE;
    }

    private State inTag(char character) throws TooManyException {
        return switch (character) {
            case '>' -> State.TEXT;
            case '"', '\'' -> {
                quote = character;
                yield State.VALUE;
            }
            case '=' -> {
                count();
                yield State.TAG;
            }
            default -> State.TAG;
        };
    }

    private State inAny(char character) throws TooManyException {
        if (character == '<') {
            attributes = 0;
        } else if (character == '=') {
            count();
        }
        return State.ANY;
    }

    private void count() throws TooManyException {
        if (++attributes > MAX_ATTRIBUTES) {
            throw new TooManyException();
        }
    }
}

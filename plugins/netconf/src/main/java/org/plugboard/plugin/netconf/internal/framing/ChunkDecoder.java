// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.framing;

import org.plugboard.plugin.netconf.internal.xml.MessageBuffer;

/** The framing of base:1.1 (RFC 6242, section 4.2): each message is a number of chunks that say their size. */
final class ChunkDecoder implements FrameDecoder {

    private static final long MAX_CHUNK = 4_294_967_295L;

    private enum State {
        LINE_FEED("a line feed"),
        HASH("#"),
        SIZE_OR_END("the size of a chunk, from 1 on, or #"),
        SIZE("a digit or a line feed"),
        END("the line feed behind ##"),
        CONTENT("content");

        private final String expected;

        State(String expected) {
            this.expected = expected;
        }
    }

    private State state = State.LINE_FEED;
    private boolean inMessage;
    private boolean atEnd;

    /** The size of the chunk whose header comes, then what is left of it. */
    private long left;

    @Override
    public int decode(byte[] bytes, int offset, int length, MessageBuffer into) throws FramingException {
        atEnd = false;
        int taken = 0;
        while (taken < length && !atEnd) {
            if (state == State.CONTENT) {
                int count = (int) Math.min(left, length - taken);
                into.append(bytes, offset + taken, count);
                left -= count;
                taken += count;
                if (left == 0) {
                    state = State.LINE_FEED;
                }
            } else {
                state = afterHeader(bytes[offset + taken], offset + taken);
                taken++;
            }
        }
        return taken;
    }

    private State afterHeader(byte next, int position) throws FramingException {
        return switch (state) {
            case LINE_FEED -> next == '\n' ? State.HASH : stray(next, position);
            case HASH -> next == '#' ? State.SIZE_OR_END : stray(next, position);
            case SIZE_OR_END -> begin(next, position);
            case SIZE -> next == '\n' ? State.CONTENT : size(next, position);
            case END -> end(next, position);
            case CONTENT -> throw new IllegalStateException("content is no header");
        };
    }

    /** Some servers send more line ends than the RFC has; between two messages they can mean nothing else. */
    private State stray(byte next, int position) throws FramingException {
        if (next == '\n' || (!inMessage && (next == '\r' || next == ' '))) {
            return next == '\n' ? State.HASH : state;
        }
        throw unexpected(position);
    }

    private State begin(byte next, int position) throws FramingException {
        if (next == '#' && inMessage) {
            return State.END;
        }
        if (next < '1' || next > '9') {
            throw unexpected(position);
        }
        inMessage = true;
        left = 0;
        return size(next, position);
    }

    private State size(byte next, int position) throws FramingException {
        if (next < '0' || next > '9') {
            throw unexpected(position);
        }
        left = 10 * left + (next - '0');
        if (left > MAX_CHUNK) {
            throw new FramingException("a chunk has at most " + MAX_CHUNK + " bytes", position);
        }
        return State.SIZE;
    }

    private State end(byte next, int position) throws FramingException {
        if (next != '\n') {
            throw unexpected(position);
        }
        inMessage = false;
        atEnd = true;
        return State.LINE_FEED;
    }

    private FramingException unexpected(int position) {
        return new FramingException("expected " + state.expected, position);
    }

    @Override
    public boolean isAtEnd() {
        return atEnd;
    }
}

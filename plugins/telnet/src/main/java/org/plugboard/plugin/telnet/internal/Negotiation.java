// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.telnet.internal;

import static org.plugboard.plugin.telnet.internal.Telnet.BINARY;
import static org.plugboard.plugin.telnet.internal.Telnet.DO;
import static org.plugboard.plugin.telnet.internal.Telnet.DONT;
import static org.plugboard.plugin.telnet.internal.Telnet.ECHO;
import static org.plugboard.plugin.telnet.internal.Telnet.IAC;
import static org.plugboard.plugin.telnet.internal.Telnet.SB;
import static org.plugboard.plugin.telnet.internal.Telnet.SE;
import static org.plugboard.plugin.telnet.internal.Telnet.SUPPRESS_GO_AHEAD;
import static org.plugboard.plugin.telnet.internal.Telnet.TERMINAL_TYPE;
import static org.plugboard.plugin.telnet.internal.Telnet.TERMINAL_TYPE_IS;
import static org.plugboard.plugin.telnet.internal.Telnet.TERMINAL_TYPE_SEND;
import static org.plugboard.plugin.telnet.internal.Telnet.WILL;
import static org.plugboard.plugin.telnet.internal.Telnet.WINDOW_SIZE;
import static org.plugboard.plugin.telnet.internal.Telnet.WONT;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.TransportRequest.Window;

/**
 * Which options are on, and the answers to the peer's requests (RFC 855, RFC 1143).
 *
 * <p>We only answer and never ask. Then two of the four states of RFC 1143, section 7, are left for each side of an
 * option, YES and NO, and nothing is sent to a console port that does not speak Telnet at all.
 *
 * <p>Thread-safe: the reading thread feeds it, the writing thread asks it.
 */
final class Negotiation {

    /** As many as it takes to refuse every option in both directions. */
    private static final int MOST_REPLIES = 512;

    private final @Nullable Window window;
    private final BitSet ours = new BitSet();
    private final BitSet theirs = new BitSet();
    private final ByteArrayOutputStream replies = new ByteArrayOutputStream();
    private int repliesLeft = MOST_REPLIES;

    /** Shows the peer this terminal, or none. */
    Negotiation(@Nullable Window window) {
        this.window = window;
    }

    /** Takes one of WILL, WONT, DO, DONT. */
    synchronized void requested(int verb, int option) {
        switch (verb) {
            case WILL -> turnOn(theirs, option, isTheirsAllowed(option), DO, DONT);
            case WONT -> turnOff(theirs, option, DONT);
            case DO -> {
                boolean on = turnOn(ours, option, isOursAllowed(option), WILL, WONT);
                if (on && option == WINDOW_SIZE) {
                    sendWindowSize();
                }
            }
            default -> turnOff(ours, option, WONT);
        }
    }

    /** Takes what stood between SB and SE; what was not agreed on is ignored (RFC 855, rule 4). */
    synchronized void subnegotiated(byte[] content, int length) {
        boolean asksForType = length == 2 && content[0] == TERMINAL_TYPE && content[1] == TERMINAL_TYPE_SEND;
        if (asksForType && window != null && ours.get(TERMINAL_TYPE) && mayReply()) {
            beginSubnegotiation(TERMINAL_TYPE);
            replies.write(TERMINAL_TYPE_IS);
            replies.writeBytes(window.type().getBytes(StandardCharsets.US_ASCII));
            endSubnegotiation();
        }
    }

    /** Whether the peer's bytes are all data, so that CR NUL is not a mere CR (RFC 856). */
    synchronized boolean isTheirsBinary() {
        return theirs.get(BINARY);
    }

    /** Whether our bytes are all data. */
    synchronized boolean isOursBinary() {
        return ours.get(BINARY);
    }

    /** Whether there are answers that nobody took yet. */
    synchronized boolean hasReplies() {
        return replies.size() > 0;
    }

    /** The answers that nobody took yet. */
    synchronized byte[] takeReplies() {
        byte[] taken = replies.toByteArray();
        replies.reset();
        return taken;
    }

    /**
     * Allows as many answers as at the beginning. Called when we send something of our own: a peer that keeps on asking
     * while nobody speaks to it is in a loop, and the loop ends with us.
     */
    synchronized void renew() {
        repliesLeft = MOST_REPLIES;
    }

    private static boolean isTheirsAllowed(int option) {
        return option == ECHO || option == SUPPRESS_GO_AHEAD || option == BINARY;
    }

    private boolean isOursAllowed(int option) {
        return switch (option) {
            case SUPPRESS_GO_AHEAD, BINARY -> true;
            case TERMINAL_TYPE, WINDOW_SIZE -> window != null;
            default -> false;
        };
    }

    /** RFC 1143, section 7, “upon receipt of WILL”: a request for what already holds gets no answer. */
    private boolean turnOn(BitSet side, int option, boolean allowed, int yes, int no) {
        if (side.get(option) || !mayReply()) {
            return false;
        }
        side.set(option, allowed);
        reply(allowed ? yes : no, option);
        return allowed;
    }

    /** RFC 1143, section 7, “upon receipt of WONT”: switching off cannot be refused. */
    private void turnOff(BitSet side, int option, int acknowledgement) {
        if (side.get(option)) {
            side.clear(option);
            if (mayReply()) {
                reply(acknowledgement, option);
            }
        }
    }

    private boolean mayReply() {
        if (repliesLeft == 0) {
            return false;
        }
        repliesLeft--;
        return true;
    }

    private void reply(int verb, int option) {
        replies.write(IAC);
        replies.write(verb);
        replies.write(option);
    }

    /** RFC 1073: width, then height, 16 bits each in network order; a byte 255 within is doubled (RFC 855, rule 5). */
    private void sendWindowSize() {
        if (window == null) {
            return;
        }
        beginSubnegotiation(WINDOW_SIZE);
        for (int part : new int[] {window.columns() >> 8, window.columns(), window.rows() >> 8, window.rows()}) {
            replies.write(part);
            if ((part & 0xFF) == IAC) {
                replies.write(IAC);
            }
        }
        endSubnegotiation();
    }

    private void beginSubnegotiation(int option) {
        replies.write(IAC);
        replies.write(SB);
        replies.write(option);
    }

    private void endSubnegotiation() {
        replies.write(IAC);
        replies.write(SE);
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.telnet.internal;

import static org.plugboard.plugin.telnet.internal.Telnet.DO;
import static org.plugboard.plugin.telnet.internal.Telnet.DONT;
import static org.plugboard.plugin.telnet.internal.Telnet.IAC;
import static org.plugboard.plugin.telnet.internal.Telnet.SB;
import static org.plugboard.plugin.telnet.internal.Telnet.SE;
import static org.plugboard.plugin.telnet.internal.Telnet.WILL;
import static org.plugboard.plugin.telnet.internal.Telnet.WONT;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.TransportRequest.Window;

/**
 * Telnet (RFC 854, RFC 855) as a function of bytes: it takes apart what came into data and commands, answers the commands,
 * and makes what is sent from data. Its input may be split anywhere.
 *
 * <p>One thread may decode while another one encodes.
 */
final class TelnetCodec {

    /** More than any subnegotiation that is understood here; what is longer is read over and not kept. */
    private static final int MOST_SUBNEGOTIATION = 64;

    private static final byte IAC_BYTE = (byte) IAC;
    private static final byte CR = '\r';
    private static final byte LF = '\n';
    private static final byte NUL = 0;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHEST_BITS = 0x8080808080808080L;

    private enum State {
        DATA,
        COMMAND,
        OPTION,
        SUBNEGOTIATION,
        SUBNEGOTIATION_COMMAND
    }

    private final Negotiation negotiation;
    private final byte[] subnegotiation = new byte[MOST_SUBNEGOTIATION];
    private int subnegotiationLength;
    private State state = State.DATA;
    private int verb;
    private boolean afterCr;

    /** Whether a command has come, so that one of ours is understood. */
    private volatile boolean spoken;

    /** Shows the peer this terminal, or none. */
    TelnetCodec(@Nullable Window window) {
        negotiation = new Negotiation(window);
    }

    /**
     * Takes from {@code received} until it is empty or {@code length} bytes of data have been put into {@code data}.
     *
     * @param received backed by an array
     * @return the number of data bytes
     */
    int decode(ByteBuffer received, byte[] data, int offset, int length) {
        int to = offset;
        int end = offset + length;
        while (received.hasRemaining() && to < end) {
            if (state == State.DATA) {
                to = decodeData(received, data, to, end);
            } else {
                to = decodeCommand(received.get() & 0xFF, data, to);
            }
        }
        return to - offset;
    }

    /** Whether the peer speaks Telnet, as far as it has shown: a plain console port would take a command for text. */
    boolean isSpoken() {
        return spoken;
    }

    /** Whether there are answers that nobody took yet. */
    boolean hasReplies() {
        return negotiation.hasReplies();
    }

    /** The answers that are to be sent, empty if there are none. */
    byte[] takeReplies() {
        return negotiation.takeReplies();
    }

    /**
     * The bytes that send this data, behind the answers that nobody took yet: whether the data is binary is what the
     * peer was told last.
     *
     * <p>CR LF is sent as it is, and a CR alone as CR NUL (RFC 854, “THE NVT PRINTER AND KEYBOARD”). A CR LF must not be
     * split over two calls.
     */
    byte[] encode(byte[] data) {
        negotiation.renew();
        ByteArrayOutputStream sent = new ByteArrayOutputStream(data.length + 16);
        sent.writeBytes(negotiation.takeReplies());
        boolean binary = negotiation.isOursBinary();
        int written = 0;
        for (int i = 0; i < data.length; i++) {
            boolean bareCr = data[i] == CR && !binary && (i + 1 == data.length || data[i + 1] != LF);
            if (bareCr || data[i] == IAC_BYTE) {
                sent.write(data, written, i + 1 - written);
                sent.write(bareCr ? NUL : IAC);
                written = i + 1;
            }
        }
        sent.write(data, written, data.length - written);
        return sent.toByteArray();
    }

    /** Copies the run up to the next byte that can mean something else: IAC, or NUL behind CR. */
    private int decodeData(ByteBuffer received, byte[] data, int to, int end) {
        byte[] bytes = received.array();
        int base = received.arrayOffset();
        int from = base + received.position();
        int limit = from + Math.min(received.remaining(), end - to);
        int at = endOfRun(received, bytes, base, from, limit);
        int run = at - from;
        System.arraycopy(bytes, from, data, to, run);
        if (run > 0) {
            afterCr = bytes[at - 1] == CR;
        }
        int filled = to + run;
        if (at < limit) {
            if (bytes[at] == IAC_BYTE) {
                state = State.COMMAND;
            } else {
                filled = decodeNul(data, filled);
            }
            at++;
        }
        received.position(at - base);
        return filled;
    }

    /** Eight bytes at a time as far as none of them is one of the two: of most answers that is all. */
    private static int endOfRun(ByteBuffer received, byte[] bytes, int base, int from, int limit) {
        int at = from;
        while (at + Long.BYTES <= limit && !hasIacOrNul(received.getLong(at - base))) {
            at += Long.BYTES;
        }
        while (at < limit && bytes[at] != IAC_BYTE && bytes[at] != NUL) {
            at++;
        }
        return at;
    }

    /** Taking one from each byte borrows from its highest bit where the byte is 0; an IAC is 0 in the complement. */
    private static boolean hasIacOrNul(long eight) {
        return ((((eight - ONES) & ~eight) | ((~eight - ONES) & eight)) & HIGHEST_BITS) != 0;
    }

    /** RFC 854: CR NUL is a CR alone; with RFC 856 the NUL is data. */
    private int decodeNul(byte[] data, int to) {
        boolean padding = afterCr && !negotiation.isTheirsBinary();
        afterCr = false;
        if (padding) {
            return to;
        }
        data[to] = NUL;
        return to + 1;
    }

    private int decodeCommand(int octet, byte[] data, int to) {
        switch (state) {
            case COMMAND -> {
                if (octet == IAC) {
                    state = State.DATA;
                    afterCr = false;
                    data[to] = IAC_BYTE;
                    return to + 1;
                }
                begin(octet);
            }
            case OPTION -> {
                negotiation.requested(verb, octet);
                state = State.DATA;
            }
            case SUBNEGOTIATION -> {
                if (octet == IAC) {
                    state = State.SUBNEGOTIATION_COMMAND;
                } else {
                    keep(octet);
                }
            }
            default -> endSubnegotiation(octet);
        }
        return to;
    }

    /** Commands without an option (NOP, DM, GA, …) ask nothing of a client and are left out. */
    private void begin(int command) {
        spoken = true;
        switch (command) {
            case WILL, WONT, DO, DONT -> {
                verb = command;
                state = State.OPTION;
            }
            case SB -> {
                subnegotiationLength = 0;
                state = State.SUBNEGOTIATION;
            }
            default -> state = State.DATA;
        }
    }

    /** Any command but a doubled IAC ends it, so that a peer that forgets SE does not make us deaf. */
    private void endSubnegotiation(int octet) {
        if (octet == IAC) {
            keep(octet);
            state = State.SUBNEGOTIATION;
            return;
        }
        if (octet == SE) {
            negotiation.subnegotiated(subnegotiation, subnegotiationLength);
        }
        begin(octet);
    }

    private void keep(int octet) {
        if (subnegotiationLength < MOST_SUBNEGOTIATION) {
            subnegotiation[subnegotiationLength++] = (byte) octet;
        }
    }
}

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
import java.nio.ByteOrder;
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

    /** As much is looked through in one call: the virtual machine translates what was called some hundred times. */
    private static final int PIECE = 1024;

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
     * Takes apart what came. The data, which is never more than that, is left at the beginning.
     *
     * @return the number of data bytes
     */
    int decode(byte[] bytes, int offset, int length) {
        ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int end = offset + length;
        int to = offset;
        for (int from = offset; from < end; ) {
            int limit = Math.min(end, from + PIECE);
            int at = state == State.DATA ? endOfRun(words, from, limit) : from;
            to = keepRun(bytes, from, at, to);
            from = at;
            if (at < limit) {
                to = decode(bytes[from++] & 0xFF, bytes, to);
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

    /** Moves what is data for certain behind the data before it, where that is not its place already. */
    private int keepRun(byte[] bytes, int from, int at, int to) {
        if (from == at) {
            return to;
        }
        if (from != to) {
            System.arraycopy(bytes, from, bytes, to, at - from);
        }
        afterCr = bytes[at - 1] == CR;
        return to + at - from;
    }

    /**
     * Where the next byte stands that can mean something else: IAC, or NUL behind CR. Eight of them are looked at at a time, the first
     * of which is the lowest of a long: taking one from each byte borrows from its highest bit where it is 0, and IAC is 0 in the
     * complement; borrows go to higher bytes only, so the lowest one that is found is there.
     */
    private static int endOfRun(ByteBuffer bytes, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long eight = bytes.getLong(at);
            long found = (((eight - ONES) & ~eight) | ((~eight - ONES) & eight)) & HIGHEST_BITS;
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        while (at < to && bytes.get(at) != IAC_BYTE && bytes.get(at) != NUL) {
            at++;
        }
        return at;
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

    private int decode(int octet, byte[] data, int to) {
        switch (state) {
            case DATA -> {
                if (octet == NUL) {
                    return decodeNul(data, to);
                }
                state = State.COMMAND;
            }
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

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.ByteArrayOutputStream;

/**
 * The server's side of telnet (RFC 854) around a conversation: offers to echo and to leave out go-aheads (RFC 857, 858), as
 * every device does, refuses all else, and passes on the bytes that remain. What the device says needs no doubling of 255:
 * UTF-8 has no such byte.
 */
final class TelnetConversation implements Conversation {

    private static final int SE = 240;
    private static final int SB = 250;
    private static final int WILL = 251;
    private static final int WONT = 252;
    private static final int DO = 253;
    private static final int DONT = 254;
    private static final int IAC = 255;
    private static final int ECHO = 1;
    private static final int SUPPRESS_GO_AHEAD = 3;

    private final Conversation inner;
    private Reading reading = Reading.DATA;
    private int verb;

    TelnetConversation(Conversation inner) {
        this.inner = inner;
    }

    private enum Reading {
        DATA,
        COMMAND,
        OPTION,
        SUBNEGOTIATION,
        SUBNEGOTIATION_COMMAND
    }

    @Override
    public void begin(Outlet out) {
        out.raw((byte) IAC, (byte) WILL, (byte) ECHO, (byte) IAC, (byte) WILL, (byte) SUPPRESS_GO_AHEAD);
        inner.begin(out);
    }

    @Override
    public int take(byte[] bytes, int from, Outlet out) {
        int next = from;
        while (next < bytes.length && out.isFree()) {
            int octet = bytes[next++] & 0xFF;
            if (isData(octet, out)) {
                inner.take(new byte[] {(byte) octet}, 0, out);
            }
        }
        return next;
    }

    @Override
    public void notice(byte[] bytes, Outlet out) {
        inner.notice(withoutCommands(bytes), out);
    }

    /** Of bytes whose turn has not come: the number of an option may be that of a control key. */
    private static byte[] withoutCommands(byte[] bytes) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        int next = 0;
        while (next < bytes.length) {
            if ((bytes[next] & 0xFF) != IAC) {
                data.write(bytes[next++]);
            } else {
                next += length(bytes, next);
            }
        }
        return data.toByteArray();
    }

    private static int length(byte[] bytes, int from) {
        Reading reading = from + 1 < bytes.length ? after(bytes[from + 1] & 0xFF) : Reading.DATA;
        if (reading != Reading.SUBNEGOTIATION) {
            return reading == Reading.OPTION ? 3 : 2;
        }
        int end = from + 2;
        while (end < bytes.length && ((bytes[end - 1] & 0xFF) != IAC || (bytes[end] & 0xFF) != SE)) {
            end++;
        }
        return end + 1 - from;
    }

    @Override
    public void end() {
        inner.end();
    }

    private boolean isData(int octet, Outlet out) {
        switch (reading) {
            case DATA -> {
                if (octet != IAC) {
                    return true;
                }
                reading = Reading.COMMAND;
            }
            case COMMAND -> {
                reading = after(octet);
                verb = octet;
                return octet == IAC;
            }
            case OPTION -> {
                reading = Reading.DATA;
                answer(octet, out);
            }
            case SUBNEGOTIATION -> reading = octet == IAC ? Reading.SUBNEGOTIATION_COMMAND : reading;
            case SUBNEGOTIATION_COMMAND -> reading = octet == SE ? Reading.DATA : Reading.SUBNEGOTIATION;
        }
        return false;
    }

    /** NOP, AYT and their like ask for nothing that a device of this kind would do. */
    private static Reading after(int command) {
        return switch (command) {
            case WILL, WONT, DO, DONT -> Reading.OPTION;
            case SB -> Reading.SUBNEGOTIATION;
            default -> Reading.DATA;
        };
    }

    private void answer(int option, Outlet out) {
        if (verb == WILL) {
            out.raw((byte) IAC, (byte) DONT, (byte) option);
        } else if (verb == DO && option != ECHO && option != SUPPRESS_GO_AHEAD) {
            out.raw((byte) IAC, (byte) WONT, (byte) option);
        }
    }
}

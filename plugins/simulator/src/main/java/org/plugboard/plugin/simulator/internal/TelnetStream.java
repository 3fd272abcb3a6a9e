// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The server's side of telnet (RFC 854): offers to echo and to leave out go-aheads (RFC 857, 858), as every device does,
 * refuses all else, and gives the bytes that remain. What the device writes needs no doubling of 255: UTF-8 has no such
 * byte.
 */
// A console reads byte by byte.
@SuppressWarnings("InputStreamSlowMultibyteRead")
final class TelnetStream extends InputStream {

    private static final int SE = 240;
    private static final int SB = 250;
    private static final int WILL = 251;
    private static final int WONT = 252;
    private static final int DO = 253;
    private static final int DONT = 254;
    private static final int IAC = 255;
    private static final int ECHO = 1;
    private static final int SUPPRESS_GO_AHEAD = 3;

    private final InputStream in;
    private final OutputStream out;

    TelnetStream(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** Sends the offers. */
    void begin() throws IOException {
        out.write(new byte[] {(byte) IAC, (byte) WILL, ECHO, (byte) IAC, (byte) WILL, SUPPRESS_GO_AHEAD});
        out.flush();
    }

    @Override
    public int read() throws IOException {
        int octet = in.read();
        while (octet == IAC) {
            int command = in.read();
            if (command == IAC) {
                return IAC;
            }
            obey(command);
            octet = in.read();
        }
        return octet;
    }

    /**
     * 0 also when a command comes next: behind it there may be nothing, and a reader who took it for data would wait for
     * data with its own question unsent.
     */
    @Override
    public int available() throws IOException {
        int available = in.available();
        if (available == 0) {
            return 0;
        }
        in.mark(1);
        int next = in.read();
        in.reset();
        return next == IAC ? 0 : available;
    }

    private void obey(int command) throws IOException {
        switch (command) {
            case DO -> {
                int option = in.read();
                if (option != ECHO && option != SUPPRESS_GO_AHEAD) {
                    refuse(WONT, option);
                }
            }
            case WILL -> refuse(DONT, in.read());
            case WONT, DONT -> in.read();
            case SB -> skipSubnegotiation();
            default -> {
                // NOP, AYT and their like ask for nothing that a device of this kind would do.
            }
        }
    }

    private void refuse(int refusal, int option) throws IOException {
        if (option >= 0) {
            out.write(new byte[] {(byte) IAC, (byte) refusal, (byte) option});
            out.flush();
        }
    }

    private void skipSubnegotiation() throws IOException {
        int octet = in.read();
        while (octet >= 0) {
            if (octet == IAC && in.read() == SE) {
                return;
            }
            octet = in.read();
        }
    }
}

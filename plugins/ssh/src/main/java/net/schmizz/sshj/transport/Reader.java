// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package net.schmizz.sshj.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;

/**
 * Takes the place of sshj's class of this name in our bundle, for one number above all: sshj's reader keeps 256 KiB, the longest packet there
 * may be, as long as the connection lasts, of which it never needs more than the piece that is being handed on. The one thread
 * of a connection; it ends when it is interrupted, or takes the connection with it, and keeps nothing of whoever connects.
 */
public final class Reader extends Thread {

    /** A packet comes in several pieces; the decoder puts them together anyway. */
    private static final int PIECE_BYTES = 4 * 1024;

    /** For the rest of a long packet, as long as that lasts; the JDK keeps as much beside the heap for each thread that reads. */
    private static final int LARGE_PIECE_BYTES = 16 * 1024;

    private final TransportImpl transport;

    /** Called by sshj for each connection, which starts it behind the greetings. */
    public Reader(TransportImpl transport) {
        super(null, null, "sshj-Reader", 0, false);
        this.transport = transport;
        setDaemon(true);
        setContextClassLoader(Reader.class.getClassLoader());
    }

    @Override
    public void run() {
        try {
            receive(transport.getConnInfo().in, transport.getDecoder());
        } catch (IOException | RuntimeException e) {
            // Whoever interrupts it knows why the connection ends.
            if (!isInterrupted()) {
                transport.die(e);
            }
        }
    }

    /** The decoder says how many bytes it can take: never some of the next packet. */
    private void receive(InputStream in, Decoder decoder) throws IOException {
        byte[] small = new byte[PIECE_BYTES];
        byte[] piece = small;
        int wanted = 1;
        while (!isInterrupted()) {
            if (wanted <= small.length) {
                piece = small;
            } else if (piece == small) {
                piece = new byte[LARGE_PIECE_BYTES];
            }
            int count = read(in, piece, Math.min(wanted, piece.length));
            if (count < 0) {
                throw new TransportException("the peer closed the connection");
            }
            if (count > 0) {
                wanted = decoder.received(piece, count);
            }
        }
    }

    private int read(InputStream in, byte[] piece, int length) throws IOException {
        try {
            return in.read(piece, 0, length);
        } catch (SocketTimeoutException e) {
            if (isInterrupted()) {
                throw e;
            }
            return 0;
        }
    }
}

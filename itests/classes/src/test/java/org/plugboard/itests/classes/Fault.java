// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What a peer can do instead of saying something sensible, whatever it should speak. */
enum Fault implements Script {
    /** Nothing. */
    SILENT {
        @Override
        public void play(InputStream in, OutputStream out) throws IOException {
            in.transferTo(OutputStream.nullOutputStream());
        }
    },
    ONE_BYTE_A_SECOND {
        @Override
        public void play(InputStream in, OutputStream out) throws IOException {
            while (true) {
                out.write('a');
                out.flush();
                pause();
            }
        }
    },
    ENDLESS_LINES {
        @Override
        public void play(InputStream in, OutputStream out) throws IOException {
            forever(out, "The quick brown fox jumps over the lazy dog.\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    },
    ENDLESS_LINE {
        @Override
        public void play(InputStream in, OutputStream out) throws IOException {
            forever(out, "and so on and so forth ".getBytes(StandardCharsets.US_ASCII));
        }
    },
    ENDLESS_ZEROS {
        @Override
        public void play(InputStream in, OutputStream out) throws IOException {
            forever(out, new byte[1]);
        }
    },
    /** Bytes that are neither UTF-8 nor anything else; the same ones in every run. */
    ENDLESS_NOISE {
        @Override
        public void play(InputStream in, OutputStream out) throws IOException {
            Random random = new Random(3);
            byte[] noise = new byte[BLOCK];
            while (true) {
                random.nextBytes(noise);
                out.write(noise);
            }
        }
    },
    /** Sequences that UTF-8 forbids: overlong, cut off, surrogates, bytes that never occur. */
    ENDLESS_BAD_UTF_8 {
        @Override
        public void play(InputStream in, OutputStream out) throws IOException {
            forever(out, BAD_UTF_8);
        }
    },
    /** Every option is offered, asked for, and taken back. */
    ENDLESS_TELNET_OPTIONS {
        @Override
        public void play(InputStream in, OutputStream out) throws IOException {
            byte[] storm = new byte[4 * 256 * 3];
            for (int i = 0; i < 4 * 256; i++) {
                storm[3 * i] = (byte) IAC;
                storm[3 * i + 1] = (byte) (WILL + i % 4);
                storm[3 * i + 2] = (byte) (i / 4);
            }
            forever(out, storm);
        }
    },
    ENDLESS_TELNET_SUBNEGOTIATION {
        @Override
        public void play(InputStream in, OutputStream out) throws IOException {
            out.write(new byte[] {(byte) IAC, (byte) SUBNEGOTIATION, 24});
            forever(out, "vt100".getBytes(StandardCharsets.US_ASCII));
        }
    },
    HANGS_UP {
        @Override
        public void play(InputStream in, OutputStream out) {}
    };

    static final byte[] BAD_UTF_8 = {
        (byte) 0xc0,
        (byte) 0x80,
        (byte) 0xff,
        (byte) 0xfe,
        (byte) 0xed,
        (byte) 0xa0,
        (byte) 0x80,
        (byte) 0xf5,
        'x',
        (byte) 0xe2
    };

    private static final int BLOCK = 16 * 1024;
    private static final int IAC = 255;
    private static final int WILL = 251;
    private static final int SUBNEGOTIATION = 250;

    private static void forever(OutputStream out, byte[] text) throws IOException {
        byte[] block = new byte[text.length * Math.max(1, BLOCK / text.length)];
        for (int i = 0; i < block.length; i++) {
            block[i] = text[i % text.length];
        }
        while (true) {
            out.write(block);
        }
    }

    private static void pause() throws IOException {
        try {
            new CountDownLatch(1).await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new InterruptedIOException("the peer is closed");
        }
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.telnet.internal;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What waits for the socket, data and answers in the order in which they belong on the wire. Thread-safe: the reading
 * thread adds answers while another one writes; nobody waits in here.
 */
final class Outbox {

    private final TelnetCodec codec;
    private ByteBuffer pending = ByteBuffer.allocate(0);

    Outbox(TelnetCodec codec) {
        this.codec = codec;
    }

    /** Adds data, encoded as the peer expects it now. */
    synchronized void add(byte[] data) {
        append(codec.encode(data));
    }

    /** Sends what the socket takes at once, with the codec's answers; whether nothing is left. */
    synchronized boolean sendTo(SocketPipe pipe) throws IOException {
        append(codec.takeReplies());
        if (pending.hasRemaining()) {
            pipe.writeNow(pending);
        }
        return !pending.hasRemaining();
    }

    private void append(byte[] bytes) {
        if (bytes.length > 0) {
            ByteBuffer both = ByteBuffer.allocate(pending.remaining() + bytes.length);
            pending = both.put(pending).put(bytes).flip();
        }
    }
}

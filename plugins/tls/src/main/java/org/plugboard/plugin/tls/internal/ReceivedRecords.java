// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;

/** What has come from the pipe below and was not decrypted yet. Not thread-safe. */
final class ReceivedRecords {

    /** As much as the longest record that an engine takes, of peers that do not keep to the limit; so none needs more. */
    static final int BYTES = 33 * 1024;

    private static final int FIRST_TYPE = 20;
    private static final int LAST_TYPE = 24;

    private final Transport below;
    private final ByteBuffer received = ByteBuffer.allocate(BYTES).flip();
    private boolean any;

    ReceivedRecords(Transport below) {
        this.below = below;
    }

    boolean areThere() {
        return received.hasRemaining();
    }

    /** Takes the first record, if it is whole. */
    SSLEngineResult unwrap(SSLEngine engine, ByteBuffer target) throws IOException {
        return engine.unwrap(received, target);
    }

    /**
     * Waits for more.
     *
     * @return as of {@link Transport#read}
     * @throws NoTlsException if the peer begins with something else
     */
    int fill(Deadline deadline) throws IOException {
        received.compact();
        int count = 0;
        try {
            count = below.read(received.array(), received.position(), received.remaining(), deadline);
            received.position(received.position() + Math.max(0, count));
        } finally {
            received.flip();
        }
        if (!any && count > 0) {
            any = true;
            checkFirst();
        }
        return count;
    }

    /** What is no TLS is said in the peer's own words; the engine knows only that it is none. */
    private void checkFirst() throws NoTlsException {
        int type = received.get(received.position());
        if (type < FIRST_TYPE || type > LAST_TYPE) {
            throw new NoTlsException(received);
        }
    }
}

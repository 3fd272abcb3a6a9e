// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import org.plugboard.spi.Deadline;

/** The handshake at the beginning, in the caller's thread. */
final class Handshake {

    private Handshake() {}

    /** @throws SocketTimeoutException if the server did not do its part before the deadline */
    static void run(SSLEngine engine, Inbound inbound, Outbound outbound, Deadline deadline) throws IOException {
        engine.beginHandshake();
        HandshakeStatus status = engine.getHandshakeStatus();
        while (status != HandshakeStatus.FINISHED && status != HandshakeStatus.NOT_HANDSHAKING) {
            status = switch (status) {
                case NEED_TASK -> runTasks(engine);
                case NEED_WRAP -> send(inbound, outbound, deadline);
                default -> {
                    HandshakeStatus next = inbound.handshake(deadline);
                    if (next == null) {
                        throw new SocketTimeoutException("the server did not do its part");
                    }
                    yield next;
                }
            };
        }
    }

    /** A server that refuses us closes while we still send; why it did so came before that. */
    private static HandshakeStatus send(Inbound inbound, Outbound outbound, Deadline deadline) throws IOException {
        try {
            return outbound.handshake(deadline);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw inbound.lastWord(e);
        }
    }

    /** Does what the engine leaves to its callers since it takes long: checking certificates, signing. */
    static HandshakeStatus runTasks(SSLEngine engine) {
        Runnable task = engine.getDelegatedTask();
        while (task != null) {
            task.run();
            task = engine.getDelegatedTask();
        }
        return engine.getHandshakeStatus();
    }
}

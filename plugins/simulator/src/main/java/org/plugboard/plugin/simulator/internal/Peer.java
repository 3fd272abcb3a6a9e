// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Somebody who is connected to a device: takes what comes from the wire to the conversation while there is room for its
 * answers. No thread waits for anybody; what arrives meanwhile is bounded by {@link Wire#consumed}. Thread-safe.
 */
final class Peer {

    private static final Logger LOG = LoggerFactory.getLogger(Peer.class);

    private final Wire wire;
    private final Conversation conversation;
    private final Serial serial;
    private final Outlet out;
    private final Deque<byte[]> input = new ArrayDeque<>();
    private int offset;
    private boolean begun;
    private boolean finished;
    private boolean over;

    Peer(Wire wire, Conversation conversation, Executor threads, ScheduledExecutorService timer) {
        this.wire = wire;
        this.conversation = conversation;
        this.serial = new Serial(threads, this::failed);
        this.out = new Outlet(wire, serial, timer, this::go);
    }

    /** The session is open: the device may speak. */
    void begin() {
        serial.execute(() -> {
            begun = true;
            conversation.begin(out);
            go();
        });
    }

    /** These came. The array is the peer's from now on. */
    void received(byte[] bytes) {
        serial.execute(() -> {
            input.add(bytes);
            if (begun && !out.isFree()) {
                conversation.notice(bytes, out);
            }
            go();
        });
    }

    /** Nothing more comes; what came is still answered. */
    void finished() {
        serial.execute(() -> {
            finished = true;
            go();
        });
    }

    /** The connection is gone. */
    void lost() {
        serial.execute(() -> {
            if (!over) {
                over = true;
                out.close();
                input.clear();
                conversation.end();
            }
        });
    }

    private void go() {
        if (!begun || over) {
            return;
        }
        while (!input.isEmpty() && out.isFree()) {
            byte[] bytes = input.element();
            int taken = conversation.take(bytes, offset, out);
            wire.consumed(taken - offset);
            offset = taken;
            if (offset >= bytes.length) {
                input.remove();
                offset = 0;
            }
        }
        if (out.isFree()) {
            conversation.ready(out);
        }
        if (finished && input.isEmpty() && out.isFree()) {
            finished = false;
            out.say(List.of(Step.EXIT).iterator());
        }
        out.flush();
    }

    /** A mistake in the simulator ends this session and no other. */
    private void failed(RuntimeException e) {
        LOG.error("simulator: a session ends by an error of the simulator", e);
        wire.end(false);
    }
}

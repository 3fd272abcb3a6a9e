// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says the messages of a session of NETCONF: framed, with what is wrong with them, and in the order that is wanted. */
final class NetconfSpeech {

    /** So many replies may wait for others. */
    private static final int MOST_HELD = 1000;

    private final NetconfDescription description;
    private final Outlet out;
    private final List<Held> held = new ArrayList<>();
    private boolean chunked;

    /** Something that waits for so many others. */
    private record Held(int behind, Runnable says) {}

    NetconfSpeech(NetconfDescription description, Outlet out) {
        this.description = description;
        this.out = out;
    }

    void chunked() {
        chunked = true;
    }

    /** Says a message that is no reply: {@code hello} or {@code notification}. */
    void say(String kind, String message) {
        say(description.faults().get(kind), message);
    }

    /** Says the reply to an operation. */
    void reply(String operation, String message, ReplyRule.Order order) {
        Fault own = description.faults().get(operation);
        Fault fault = own == null ? description.faults().get("*") : own;
        inOrder(order, () -> say(fault, message));
    }

    /** Says a reply that does not fit into memory; no fault is done to it. */
    void reply(String before, LargeData data, String after, ReplyRule.Order order) {
        Iterator<byte[]> pieces = data.pieces(before, after);
        inOrder(order, () -> {
            out.say(new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return pieces.hasNext();
                }

                @Override
                public Step next() {
                    byte[] piece = pieces.next();
                    return Step.of(chunked ? Framing.chunk(piece) : piece);
                }
            });
            out.raw(Framing.frame(new byte[0], chunked));
        });
    }

    private void say(@Nullable Fault fault, String message) {
        if (fault == null) {
            out.raw(Framing.frame(bytes(message), chunked));
        } else {
            out.say(NetconfFaults.say(fault, message, chunked));
        }
    }

    private void inOrder(ReplyRule.Order order, Runnable says) {
        if (order.behind() > 0 && held.size() < MOST_HELD) {
            held.add(new Held(order.behind(), says));
        } else if (!order.late().isZero()) {
            out.later(order.late(), () -> now(says));
        } else {
            if (!order.delay().isZero()) {
                out.say(List.of(new Step(order.delay(), new byte[0], Step.End.STAYS))
                        .iterator());
            }
            now(says);
        }
    }

    /** And those that waited for this one. */
    private void now(Runnable says) {
        says.run();
        List<Held> waiting = List.copyOf(held);
        held.clear();
        for (Held one : waiting) {
            if (one.behind == 1) {
                one.says.run();
            } else {
                held.add(new Held(one.behind - 1, one.says));
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

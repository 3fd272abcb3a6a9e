// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.time.Duration;
import java.util.List;
import org.plugboard.transcript.replay.Piece;
import org.plugboard.transcript.replay.Replay;

/** A session that says what was recorded, without the pauses. */
final class ReplayedShell implements Conversation {

    private final Replay replay;
    private final boolean loggedIn;

    /** One in which somebody has logged in already, or not. */
    ReplayedShell(Replay replay, boolean loggedIn) {
        this.replay = replay;
        this.loggedIn = loggedIn;
    }

    @Override
    public void begin(Outlet out) {
        say(loggedIn ? replay.beginLoggedIn() : replay.begin(), out);
    }

    @Override
    public int take(byte[] bytes, int from, Outlet out) {
        int next = from;
        while (next < bytes.length && out.isFree()) {
            say(replay.typed(bytes, next++, 1), out);
        }
        return next;
    }

    private static void say(List<Piece> pieces, Outlet out) {
        if (!pieces.isEmpty()) {
            out.say(pieces.stream()
                    .map(piece ->
                            new Step(Duration.ZERO, piece.bytes(), piece.ends() ? Step.End.EXITS : Step.End.STAYS))
                    .iterator());
        }
    }
}

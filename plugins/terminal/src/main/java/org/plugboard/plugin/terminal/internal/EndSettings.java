// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.time.Duration;
import org.plugboard.spi.Arguments;
import org.plugboard.spi.Deadline;

/**
 * How a session is left (semantics 148).
 *
 * @param graceful how long the peer may take to end the session by itself once it is logged out
 * @param post how long to wait behind the end, for a peer that needs time until it takes the next session
 * @param logout whether the session is logged out, so that the next one on the same line does not inherit it
 */
record EndSettings(Duration graceful, Duration post, boolean logout) {

    private static final Duration MARGIN = Duration.ofMillis(500);

    /** Both waits have none by default: nothing here needs them. */
    static EndSettings of(Arguments arguments) {
        return new EndSettings(
                arguments.duration(
                        arguments.spelling("graceful_disconnect_wait", "GRACEFUL_DISCONNECT_WAIT_SEC"), Duration.ZERO),
                arguments.duration(
                        arguments.spelling("post_disconnect_wait", "POST_DISCONNECT_WAIT_SEC"), Duration.ZERO),
                arguments.flag("logout_on_disconnect", false));
    }

    /**
     * Waits behind the end as long as is wanted, but not so long that whoever asked for the end would not wait for it, nor once it
     * is interrupted.
     */
    void pause(Deadline deadline) {
        long ns = Math.min(post.toNanos(), deadline.remainingNs() - MARGIN.toNanos());
        Ending nextSession = new Ending();
        try {
            nextSession.isOverWithin(Duration.ofNanos(Math.max(0, ns)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

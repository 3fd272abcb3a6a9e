// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.OutOfStepException;

/**
 * Why sessions end that had said hello.
 *
 * @param session what its messages have in common
 */
record Endings(Failures session) {

    /** The device closed it. */
    Ending byDevice() {
        return lost -> new ConnectionClosedException(
                "%s: the device closed %s; connect again%s".formatted(session.name(), session.description(), lost));
    }

    /** We closed it. */
    Ending byUs() {
        return lost -> new ConnectionClosedException(
                "%s: disconnected from this side; connect again%s".formatted(session.name(), lost));
    }

    /** What broke, said once: a transport may begin its message with our name. */
    Ending broken(IOException cause) {
        return lost -> new ConnectionClosedException(
                "%s: %s; connect again%s".formatted(session.name(), session.reason(cause), lost), "", cause);
    }

    /** Nobody can tell what belongs to whom. */
    Ending outOfStep(String what, @Nullable Throwable cause) {
        return lost -> {
            String message =
                    "%s: %s; the session over %s was closed since nobody can tell what follows; connect again%s"
                            .formatted(session.name(), Failures.excerpt(what), session.description(), lost);
            return cause == null ? new OutOfStepException(message) : new OutOfStepException(message, cause);
        };
    }
}

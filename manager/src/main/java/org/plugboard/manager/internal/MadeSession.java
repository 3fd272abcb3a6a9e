// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.Deadline;

/**
 * A session that is made and not yet open. It has no class yet: who has that is found when it is opened.
 *
 * @param maker who made it
 * @param session what is to be opened
 * @param arguments those of this session
 * @param pluginTimeout until how long after it left its class is waited for
 * @param deadline by which it is open
 */
record MadeSession(
        SessionMaker maker, OpenSession session, MergedArguments arguments, Duration pluginTimeout, Deadline deadline) {

    /** Opens it in the caller's thread, which waits for a class that is briefly away. */
    void open() {
        open(maker.plugin(session.name(), pluginTimeout, deadline, session));
    }

    /** Opens it in the caller's thread as a session of this class. */
    void open(Plugin<ConnectionFactory> plugin) {
        session.become(plugin);
        if (maker.hasLeft(plugin)) {
            session.close(Ending.withdrawn(plugin));
        }
        SessionContext context = maker.context(this, plugin);
        try {
            session.open(context, deadline);
        } finally {
            context.connected();
        }
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.ConnectionFactory;

/** A connection class whose sessions do what a test says and remember what was done to them. */
final class TestClass implements ConnectionFactory {

    final Queue<TestSession> sessions = new ConcurrentLinkedQueue<>();
    volatile Consumer<ConnectionContext> onCreate = context -> {};
    volatile Consumer<TestSession> onConnect = session -> {};
    volatile Consumer<TestSession> onDisconnect = session -> {};
    volatile Consumer<TestSession> onReset = session -> {};
    volatile Consumer<TestSession> onKeepAlive = session -> {};
    volatile Consumer<TestSession> onExecute = session -> {};
    volatile Consumer<TestSession> onConfigure = session -> {};
    volatile Consumer<TestSession> onSing = session -> {};

    @Override
    public TestSession create(ConnectionContext context) {
        onCreate.accept(context);
        TestSession session = new TestSession(this, context);
        sessions.add(session);
        return session;
    }

    /** The session that was made last. */
    TestSession last() {
        return List.copyOf(sessions).get(sessions.size() - 1);
    }

    /** This class as a plugin of these names. */
    Plugin<ConnectionFactory> named(String... names) {
        return plugin(List.of(names), List.of(), null, 0);
    }

    Plugin<ConnectionFactory> plugin(List<String> names, List<String> protocols, @Nullable String alias, int ranking) {
        return new Plugin<>(this, names, protocols, alias, "test bundle of " + names.get(0), ranking, null);
    }
}

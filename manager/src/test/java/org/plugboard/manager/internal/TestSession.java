// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.CompletesLines;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.KeptAlive;
import org.plugboard.spi.LeavesStateByCall;
import org.plugboard.spi.Listening;
import org.plugboard.spi.Resettable;
import org.plugboard.spi.Session;

/** A session of {@link TestClass}. */
final class TestSession
        implements Session, Resettable, KeptAlive, LeavesStateByCall, Listening, CompletesLines, Echo, Chorus {

    final ConnectionContext context;
    final List<String> log = new CopyOnWriteArrayList<>();
    volatile boolean connected;
    volatile boolean broken;
    volatile boolean dirty;
    volatile boolean isListenedTo;

    /** That of the last connect. */
    volatile @Nullable Deadline deadline;

    /** What it throws, once, when it is asked whether it is connected, or reset. */
    final AtomicReference<@Nullable Throwable> whenAskedConnected = new AtomicReference<>();

    final AtomicReference<@Nullable Throwable> whenAskedReset = new AtomicReference<>();

    /** What it throws, once, when it is asked what a call leaves. */
    final AtomicReference<@Nullable Throwable> whenAskedWhatIsLeft = new AtomicReference<>();

    /** Done whenever it is asked whether it is connected. */
    volatile Consumer<TestSession> onAskedConnected = session -> {};

    private final TestClass behaviour;

    TestSession(TestClass behaviour, ConnectionContext context) {
        this.behaviour = behaviour;
        this.context = context;
    }

    @Override
    public void connect(Deadline limit) {
        deadline = limit;
        log.add("connect");
        behaviour.onConnect.accept(this);
        connected = true;
    }

    @Override
    public boolean isConnected() {
        throwOnce(whenAskedConnected);
        onAskedConnected.accept(this);
        if (broken) {
            throw new IllegalStateException("boom");
        }
        return connected;
    }

    @Override
    public void disconnect(Deadline deadline) {
        log.add("disconnect");
        connected = false;
        behaviour.onDisconnect.accept(this);
    }

    @Override
    public boolean isListening() {
        return isListenedTo;
    }

    @Override
    public List<String> completions(List<String> before) {
        return List.of("show");
    }

    @Override
    public boolean isReset() {
        throwOnce(whenAskedReset);
        return !dirty;
    }

    private static void throwOnce(AtomicReference<@Nullable Throwable> planned) {
        Throwable thrown = planned.getAndSet(null);
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
    }

    @Override
    public void reset(Deadline deadline) {
        log.add("reset");
        behaviour.onReset.accept(this);
        dirty = false;
    }

    @Override
    public boolean leavesState(String service, List<@Nullable Object> arguments) {
        throwOnce(whenAskedWhatIsLeft);
        return service.equals("execute") && arguments.contains("lock");
    }

    @Override
    public void keepAlive(Deadline limit) {
        behaviour.onKeepAlive.accept(this);
    }

    @Override
    public String execute(String command) {
        behaviour.onExecute.accept(this);
        return context.alias() + ": " + command;
    }

    @Override
    public String sing(String voice) {
        behaviour.onSing.accept(this);
        return context.alias() + " sings " + voice;
    }

    @Override
    public String configure(String lines) {
        behaviour.onConfigure.accept(this);
        return "configured " + lines;
    }

    @Override
    public void send(String text) {
        dirty = true;
        log.add("send " + text);
    }

    @Override
    public String receive() {
        return "received";
    }

    @Override
    public int add(int one, int other) {
        return one + other;
    }
}

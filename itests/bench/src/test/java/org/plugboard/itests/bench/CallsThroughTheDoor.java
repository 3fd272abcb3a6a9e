// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;

/** One call of a plain connection without hooks: the plugin's object itself, and the ways to it through the manager. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CallsThroughTheDoor {

    /** A connection with its session, and such a session without the manager. */
    public abstract static class Callee extends Lab {

        private final AnsweringSession session = AnsweringSession.connected();
        private final ReentrantLock lock = new ReentrantLock(true);
        private Connection connection;
        private Answering view;

        /** Connects. */
        @Setup
        public void connect() {
            connection = device().connect(ConnectRequest.using(AnsweringFactory.NAME));
            view = connection.as(Answering.class);
        }

        /** Disconnects. */
        @TearDown
        @Override
        public void close() {
            super.close();
        }

        String direct(Line line) {
            return session.execute(line.command);
        }

        String underLock(Line line) {
            lock.lock();
            try {
                return direct(line);
            } finally {
                lock.unlock();
            }
        }

        String view(Line line) {
            return view.execute(line.command);
        }

        String byName(Line line) {
            return connection.execute(line.command);
        }
    }

    /** Each thread has a connection of its own. */
    @State(Scope.Thread)
    public static class Own extends Callee {}

    /** All threads call one connection. */
    @State(Scope.Benchmark)
    public static class Shared extends Callee {}

    /** The plugin's object. */
    @Benchmark
    public String direct(Own callee, Line line) {
        return callee.direct(line);
    }

    /** The plugin's object under the JDK's fair lock: the least that a turn costs. */
    @Benchmark
    public String underLock(Own callee, Line line) {
        return callee.underLock(line);
    }

    /** The typed view. */
    @Benchmark
    public String view(Own callee, Line line) {
        return callee.view(line);
    }

    /** By name, as shells and scripts do. */
    @Benchmark
    public String byName(Own callee, Line line) {
        return callee.byName(line);
    }

    /** As {@link #underLock}, all threads with one object. */
    @Benchmark
    public String sharedUnderLock(Shared callee, Line line) {
        return callee.underLock(line);
    }

    /** As {@link #view}, all threads with one connection: they have it by turns. */
    @Benchmark
    public String sharedView(Shared callee, Line line) {
        return callee.view(line);
    }
}

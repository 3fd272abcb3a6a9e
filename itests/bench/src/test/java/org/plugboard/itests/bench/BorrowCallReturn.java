// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.commons.pool2.impl.AbandonedConfig;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.Lease;

/** One worker of a pool borrowed, called and given back. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BorrowCallReturn {

    /** A pool of Plugboard: first come first served, and no dead worker is given out. */
    @State(Scope.Benchmark)
    public static class Ours extends Lab {

        /** How many workers it has. */
        @Param("1")
        public int workers;

        private Connection pool;
        private Answering view;

        /** Connects the workers. */
        @Setup
        public void connect() {
            pool = device().connect(ConnectRequest.using(AnsweringFactory.NAME).pool(workers));
            view = pool.as(Answering.class);
        }

        /** Disconnects them. */
        @TearDown
        @Override
        public void close() {
            super.close();
        }
    }

    /** The pool of commons-pool2, of as many objects, all made beforehand. */
    @State(Scope.Benchmark)
    public static class CommonsPool {

        /** How many objects it has. */
        @Param("1")
        public int workers;

        /**
         * Beside its defaults: serves first who came first; asks each object before it gives it out; notes where it was
         * borrowed.
         */
        @Param({"plain", "fair", "fair+checked", "fair+checked+traced"})
        public String manner;

        private GenericObjectPool<AnsweringSession> pool;

        /** Makes the objects. */
        @Setup
        public void fill() throws Exception {
            GenericObjectPoolConfig<AnsweringSession> config = new GenericObjectPoolConfig<>();
            config.setMaxTotal(workers);
            config.setMaxIdle(workers);
            config.setMinIdle(workers);
            config.setFairness(manner.contains("fair"));
            config.setTestOnBorrow(manner.contains("checked"));
            config.setJmxEnabled(false);
            pool = new GenericObjectPool<>(new PooledSessions(), config);
            if (manner.contains("traced")) {
                AbandonedConfig traces = new AbandonedConfig();
                traces.setLogAbandoned(true);
                pool.setAbandonedConfig(traces);
            }
            pool.preparePool();
        }

        /** Ends it. */
        @TearDown
        public void close() {
            pool.close();
        }
    }

    /** No pool at all: objects in a queue of the JDK. */
    @State(Scope.Benchmark)
    public static class Queue {

        /** How many objects it has. */
        @Param("1")
        public int workers;

        /** Beside its default: serves first who came first. */
        @Param({"plain", "fair"})
        public String manner;

        private BlockingQueue<AnsweringSession> free;

        /** Makes the objects. */
        @Setup
        public void fill() {
            free = new ArrayBlockingQueue<>(workers, manner.equals("fair"));
            for (int i = 0; i < workers; i++) {
                free.add(AnsweringSession.connected());
            }
        }
    }

    /** A call on the pool, typed. */
    @Benchmark
    public String view(Ours ours, Line line) {
        return ours.view.execute(line.command);
    }

    /** A call on the pool by name, as shells and scripts do. */
    @Benchmark
    public String byName(Ours ours, Line line) {
        return ours.pool.execute(line.command);
    }

    /** A lease for one call. */
    @Benchmark
    public String lease(Ours ours, Line line) {
        try (Lease worker = ours.pool.lease()) {
            return worker.execute(line.command);
        }
    }

    /** commons-pool2. */
    @Benchmark
    public String commons(CommonsPool theirs, Line line) throws Exception {
        AnsweringSession session = theirs.pool.borrowObject();
        try {
            return session.execute(line.command);
        } finally {
            theirs.pool.returnObject(session);
        }
    }

    /** A queue. */
    @Benchmark
    public String queue(Queue queue, Line line) throws InterruptedException {
        AnsweringSession session = queue.free.take();
        try {
            return session.execute(line.command);
        } finally {
            queue.free.put(session);
        }
    }
}

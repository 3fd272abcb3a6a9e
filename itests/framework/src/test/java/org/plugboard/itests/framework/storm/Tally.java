// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework.storm;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.UnknownNameException;

/** What came of the calls: answers, failures that are documented, and what must not be. Thread-safe. */
final class Tally {

    /** What a call may throw whose plugin leaves or whose peer dies. */
    private static final Set<Class<?>> OF_A_CALL = Set.of(ConnectionClosedException.class, NotConnectedException.class);

    /** What opening again may throw besides, while the plugin or the peer is away. */
    private static final Set<Class<?>> OF_A_CONNECT =
            Set.of(ConnectionClosedException.class, ConnectFailedException.class, UnknownNameException.class);

    /** More would tell nothing new. */
    private static final int ENOUGH = 20;

    private final LongAdder calls = new LongAdder();
    private final LongAdder answers = new LongAdder();
    private final ConcurrentSkipListMap<String, LongAdder> failures = new ConcurrentSkipListMap<>();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();

    void called() {
        calls.increment();
    }

    void answered() {
        answers.increment();
    }

    void callFailed(Line line, ConnectionException failure) {
        failed("call", line, failure, OF_A_CALL);
    }

    void connectFailed(Line line, ConnectionException failure) {
        failed("connect", line, failure, OF_A_CONNECT);
    }

    private void failed(String what, Line line, ConnectionException failure, Set<Class<?>> documented) {
        failures.computeIfAbsent(what + " " + failure.getClass().getSimpleName(), name -> new LongAdder())
                .increment();
        if (!documented.contains(failure.getClass())) {
            wrong(what + " of " + line, failure);
        }
    }

    void wrong(String what) {
        if (!isEnough()) {
            wrong.add(what);
        }
    }

    void wrong(String what, Throwable seen) {
        StringWriter text = new StringWriter();
        seen.printStackTrace(new PrintWriter(text));
        wrong(what + "\n" + text);
    }

    boolean isEnough() {
        return wrong.size() >= ENOUGH;
    }

    long calls() {
        return calls.sum();
    }

    long answers() {
        return answers.sum();
    }

    /** All that must not be, oldest first. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    @Override
    public String toString() {
        return "%d calls, %d answers, failures %s, %d wrong".formatted(calls(), answers(), failures, wrong.size());
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework.storm;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.Lease;
import org.plugboard.itests.framework.storm.Line.Speech;

/** A thread that asks one line after the other, in every way, and opens again what it finds closed. */
final class Caller extends Thread {

    private static final int MOST_CALLS_OF_A_LEASE = 4;

    private final int number;
    private final Random random;
    private final List<Line> lines;
    private final Tally tally;
    private final Lock gate;
    private int asked;
    private volatile boolean enough;
    private volatile String step = "begins";
    private volatile long stepBegunNs = System.nanoTime();

    /** @param gate what it holds while it asks */
    Caller(int number, long seed, List<Line> lines, Tally tally, Lock gate) {
        super("caller-" + number);
        setDaemon(true);
        this.number = number;
        this.random = new Random(seed * 31 + number);
        this.lines = lines;
        this.tally = tally;
        this.gate = gate;
    }

    @Override
    public void run() {
        while (!enough && !tally.isEnough()) {
            begin("is at the gate");
            gate.lock();
            try {
                askOrOpen(lines.get(random.nextInt(lines.size())));
            } finally {
                gate.unlock();
            }
        }
        begin("is done");
    }

    private void askOrOpen(Line line) {
        try {
            ask(line);
        } catch (ConnectionException e) {
            tally.callFailed(line, e);
            open(line);
        } catch (RuntimeException | Error e) {
            tally.wrong(getName() + " on " + line, e);
        }
        if (Thread.interrupted()) {
            tally.wrong(getName() + " was interrupted on " + line);
        }
    }

    private void ask(Line line) {
        Speech speech = line.speech();
        switch (random.nextInt(8)) {
            case 0 -> ask("typed", line, nonce -> speech.askTyped(line.connection(), nonce));
            case 1 -> ask("by name", line, nonce -> speech.askByName(line.connection(), nonce));
            case 2 -> ask("by alias", line, nonce -> speech.ask(line.device().alias(line.alias()), nonce));
            case 3 -> askInALease(line);
            default -> ask("plainly", line, nonce -> speech.ask(line.connection(), nonce));
        }
    }

    private void askInALease(Line line) {
        begin("leases " + line);
        try (Lease lease = line.connection().lease()) {
            for (int calls = 1 + random.nextInt(MOST_CALLS_OF_A_LEASE); calls > 0; calls--) {
                ask("in a lease", line, nonce -> line.speech().ask(lease, nonce));
            }
        }
    }

    private void ask(String way, Line line, UnaryOperator<String> question) {
        begin("asks " + way + " " + line);
        String nonce = "n%dx%d".formatted(number, ++asked);
        tally.called();
        String answer = question.apply(nonce);
        String expected = line.speech().answer(line.device(), nonce);
        if (!expected.equals(answer)) {
            tally.wrong(
                    "%s asked %s %s: expected \"%s\", came \"%s\"".formatted(getName(), way, line, expected, answer));
        }
        tally.answered();
        line.answers().increment();
    }

    private void open(Line line) {
        begin("opens " + line);
        try {
            line.connection().connect();
        } catch (ConnectionException e) {
            tally.connectFailed(line, e);
            // Its plugin or its peer is away: the change that brings it back needs the processor more than this thread.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        } catch (RuntimeException | Error e) {
            tally.wrong(getName() + " opens " + line, e);
        }
    }

    private void begin(String what) {
        step = what;
        stepBegunNs = System.nanoTime();
    }

    /** It ends behind the call that it makes. */
    void letGo() {
        enough = true;
    }

    /** For how long it has been doing what it does. */
    long secondsInStep() {
        return isAlive() ? TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - stepBegunNs) : 0;
    }

    @Override
    public String toString() {
        return getName() + " " + step + " for " + secondsInStep() + " s";
    }
}

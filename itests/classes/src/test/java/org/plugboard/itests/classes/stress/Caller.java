// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.stress;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.ConnectionException;

/** A thread that does one thing after the other, as its seed says, until there are answers enough. */
final class Caller extends Thread {

    private record Step(String what, long sinceNs) {}

    private final Company company;
    private final Random random;
    private final Talk talk;
    private final AtomicInteger interruptsSent = new AtomicInteger();
    private int interruptsSeen;
    private volatile Step step = new Step("begins", System.nanoTime());

    Caller(int number, Company company) {
        super("caller-" + number);
        setDaemon(true);
        this.company = company;
        this.random = new Random(company.seed() * 31 + number);
        this.talk = new Talk(company, random);
    }

    @Override
    public void run() {
        while (!company.isDone()) {
            Line line = company.nextLine(random);
            doStep(company.nextDeed(line, random), line);
        }
        step = new Step("is done", System.nanoTime());
    }

    private void doStep(Deed deed, Line line) {
        String what = deed + " on " + line;
        boolean isLost = false;
        step = new Step(what, System.nanoTime());
        try {
            deed.on(line, talk);
        } catch (ConnectionException e) {
            judge(deed, line, e);
            isLost = deed != Deed.CONNECTS && line.mortal() && Expected.ofTheClosed(e);
        } catch (Exception | Error e) {
            company.findings().add(getName() + ": " + what, e);
        }
        if (interrupted() && ++interruptsSeen > interruptsSent.get()) {
            company.findings().add(getName() + ": somebody else has interrupted it: " + what);
        }
        if (isLost) {
            // Whoever finds it closed opens it again; the others find it open, or opening.
            doStep(Deed.CONNECTS, line);
        }
    }

    private void judge(Deed deed, Line line, ConnectionException failure) {
        company.findings().count(failure.getClass().getSimpleName());
        if (Expected.ofTheQueue(failure)) {
            line.uses().decrement();
        }
        if (failure instanceof CallInterruptedException) {
            if (!isInterrupted()) {
                company.findings().add(getName() + " is not interrupted: " + deed + " on " + line, failure);
            }
        } else if (!Expected.of(deed, line, failure)) {
            company.findings().add(getName() + ": " + deed + " on " + line, failure);
        }
    }

    /** Interrupts it, whatever it does. */
    void disturb() {
        interruptsSent.incrementAndGet();
        interrupt();
    }

    /** For how long it has been doing what it does. */
    long secondsInStep() {
        return isAlive() ? TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - step.sinceNs()) : 0;
    }

    @Override
    public String toString() {
        return getName() + ": " + step.what() + " for " + secondsInStep() + " s";
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.stress;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.Lease;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.Services;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Testbed;

/** A thread that asks over one line after the other, and connects the line that it finds closed. */
final class LiveCaller extends Thread {

    private final Testbed testbed;
    private final List<LiveLine> lines;
    private final Nonces nonces;
    private final Findings findings;
    private final Random random;
    private final BooleanSupplier isDone;
    private volatile String step = "begins";

    LiveCaller(
            int number,
            Testbed testbed,
            List<LiveLine> lines,
            Nonces nonces,
            Findings findings,
            Random random,
            BooleanSupplier isDone) {
        super("live-caller-" + number);
        setDaemon(true);
        this.testbed = testbed;
        this.lines = lines;
        this.nonces = nonces;
        this.findings = findings;
        this.random = random;
        this.isDone = isDone;
    }

    @Override
    public void run() {
        while (!isDone.getAsBoolean() && !findings.areEnough()) {
            LiveLine line = lines.get(random.nextInt(lines.size()));
            if (!isDone("asks over ", line, () -> ask(line))) {
                isDone("connects ", line, () -> line.connection(testbed).connect());
            }
        }
        step = "is done";
    }

    /** Whether it was done, and did not fail. */
    private boolean isDone(String what, LiveLine line, Runnable deed) {
        step = what + line;
        try {
            deed.run();
            return true;
        } catch (ConnectionException e) {
            findings.count(e.getClass().getSimpleName());
            if (!isExpected(line, e)) {
                findings.add(this + " fails", e);
            }
        } catch (RuntimeException | Error e) {
            findings.add(this + " fails", e);
        }
        return false;
    }

    private void ask(LiveLine line) {
        Connection connection = line.connection(testbed);
        if (random.nextInt(4) > 0) {
            ask(connection, line);
            return;
        }
        try (Lease lease = connection.lease()) {
            ask(lease, line);
            ask(lease, line);
        }
    }

    private void ask(Services on, LiveLine line) {
        String nonce = nonces.next();
        Question question = random.nextInt(4) > 0 ? Question.ASK : Question.TELL;
        String expected = question.answer(nonce, line.device());
        String answer = on.execute(question.command(nonce));
        if (!answer.equals(expected)) {
            findings.add("%s: expected \"%s\", came \"%s\"".formatted(line, expected, answer));
        }
        findings.answered();
    }

    /** What an edit may do to a caller: it says what has changed, once it was not told yet that nothing is connected. */
    private static boolean isExpected(LiveLine line, ConnectionException failure) {
        if (line.device().equals(LiveText.STILL)) {
            return false;
        }
        if (failure instanceof UnknownNameException unknown) {
            return line.device().equals(LiveText.GUEST) && unknown.name().equals(LiveText.GUEST);
        }
        return failure instanceof NotConnectedException
                || (failure instanceof ConnectionClosedException
                        && reason(line)
                                .matcher(String.valueOf(failure.getMessage()))
                                .find());
    }

    private static Pattern reason(LiveLine line) {
        return Pattern.compile(
                switch (line.device()) {
                    case LiveText.GUEST -> "device guest is gone from ";
                    case LiveText.HEIR -> "path %s of \\S+ changed".formatted(line.protocol());
                    default -> "path %s of \\S+ changed|credentials of \\S+ changed: spare".formatted(line.protocol());
                });
    }

    /** Whether it ends in a time that is far above what any step may take. */
    boolean ends() throws InterruptedException {
        join(TimeUnit.MINUTES.toMillis(2));
        return !isAlive();
    }

    @Override
    public String toString() {
        return getName() + " " + step;
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Device;

/** A shell that runs: reads a command, runs it, prints what came of it, until its user leaves or is sent out. */
final class Interaction {

    private final ShellSession session;
    private final Lines lines;
    private final Occupant occupant;
    private final AtomicInteger cancelled = new AtomicInteger();
    private volatile boolean executing;
    private boolean interrupted;
    private boolean failed;

    Interaction(ShellSession session, Lines lines, Occupant occupant) {
        this.session = session;
        this.lines = lines;
        this.occupant = occupant;
    }

    /** Runs it to its end; 1 if nobody was there to see that a command failed, else 0. */
    int run() {
        lines.onInterrupt(this::cancel);
        session.bench().askBy(lines::ask);
        if (lines.isInteractive()) {
            session.bench().fitTo(lines::width);
        }
        greet();
        while (!interrupted && !occupant.sentOut() && !session.bench().left()) {
            @Nullable String line = lines.next();
            if (line == null) {
                break;
            }
            if (!line.isBlank()) {
                execute(line);
            }
        }
        return failed && !lines.isInteractive() ? 1 : 0;
    }

    private void greet() {
        if (lines.isInteractive()) {
            List<Device> devices = session.bench().devices();
            lines.print("Plugboard shell; "
                    + (devices.isEmpty()
                            ? "'load FILE' loads a testbed"
                            : "testbed " + session.bench().testbed().name() + " with "
                                    + (devices.size() == 1 ? "one device" : devices.size() + " devices"))
                    + "; 'help' says what there is, Ctrl-D leaves");
        }
    }

    private void execute(String line) {
        cancelled.set(0);
        executing = true;
        try {
            String text = Values.text(session.execute(line), lines.width());
            if (!text.isEmpty()) {
                lines.print(text);
            }
        } catch (InterruptedException e) {
            interrupted = !session.gaveUp();
            tell("interrupted", "");
        } catch (Exception e) {
            tell(Failures.message(e), Failures.received(e));
        } finally {
            executing = false;
        }
    }

    private void tell(String message, String received) {
        failed = true;
        if (cancelled.get() > 0) {
            // Behind the key that the terminal has shown.
            lines.print("");
        }
        if (!received.isEmpty()) {
            lines.print(Printable.text(received));
        }
        lines.printError("shell: " + lines.place() + Printable.text(message));
    }

    /** Ctrl-C; at the prompt the line is cleared by whoever reads it. */
    private void cancel() {
        if (executing) {
            session.cancel(cancelled.getAndIncrement() > 0);
        }
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ListIterator;

/** A file of commands, which are run one after the other up to the first that fails. */
final class Script {

    static final int FAILED = 1;
    static final int UNREADABLE = 2;

    private final Path file;
    private final ShellSession session;
    private final PrintWriter out;
    private final PrintWriter err;

    Script(Path file, ShellSession session, PrintWriter out, PrintWriter err) {
        this.file = file;
        this.session = session;
        this.out = out;
        this.err = err;
    }

    /** Runs it; 0 if all commands succeeded. */
    int run() {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            err.println(file + ": cannot be read: " + e);
            err.flush();
            return UNREADABLE;
        }
        ListIterator<String> rest = lines.listIterator();
        while (rest.hasNext() && !session.bench().left()) {
            int first = rest.nextIndex() + 1;
            String command = WholeCommand.read(rest.next(), () -> rest.hasNext() ? rest.next() : null);
            if (!execute(command, first)) {
                return FAILED;
            }
        }
        return 0;
    }

    private boolean execute(String command, int line) {
        try {
            String text = Values.text(session.execute(command), PlainLines.WIDTH);
            if (!text.isEmpty()) {
                out.print(text.endsWith("\n") ? text : text + "\n");
            }
            return true;
        } catch (Exception e) {
            String received = Failures.received(e);
            if (!received.isEmpty()) {
                out.println(Printable.text(received));
            }
            err.println(file + ":" + line + ": " + Printable.text(Failures.message(e)));
            return false;
        } finally {
            out.flush();
            err.flush();
        }
    }
}

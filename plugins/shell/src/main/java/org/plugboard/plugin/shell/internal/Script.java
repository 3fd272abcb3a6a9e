// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.felix.gogo.runtime.EOFError;
import org.apache.felix.gogo.runtime.Parser;
import org.apache.felix.gogo.runtime.SyntaxError;

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
        int number = 0;
        Iterator<String> rest = lines.iterator();
        while (rest.hasNext() && !session.bench().left()) {
            int first = number + 1;
            StringBuilder command = new StringBuilder(rest.next());
            number++;
            while (isBegun(command) && rest.hasNext()) {
                command.append('\n').append(rest.next());
                number++;
            }
            if (!execute(command.toString(), first)) {
                return FAILED;
            }
        }
        return 0;
    }

    /** Whether the command goes on in the next line: in quotes, brackets, behind a pipe. */
    private static boolean isBegun(CharSequence command) {
        try {
            new Parser(command).program();
            return false;
        } catch (EOFError e) {
            return !UnquotedXml.isIn(command);
        } catch (SyntaxError e) {
            return false;
        }
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

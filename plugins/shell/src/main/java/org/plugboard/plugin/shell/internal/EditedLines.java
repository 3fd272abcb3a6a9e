// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.io.IOError;
import java.io.IOException;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal.Signal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lines that a user types and edits at a terminal, with completion and history. */
final class EditedLines implements Lines {

    private static final Logger LOG = LoggerFactory.getLogger(EditedLines.class);
    private static final String PROMPT = "plugboard> ";
    private static final String NOTHING = "";
    private static final Character NO_ECHO = '\0';
    private static final int HISTORY = 1000;
    private static final int FAILURES = 3;

    private final ShellTerminal terminal;
    private final LineReader reader;
    private int failures;

    EditedLines(ShellTerminal terminal, Completion completion, KeptHistory history) {
        this.terminal = terminal;
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("plugboard")
                .parser(new CommandLineParser())
                .completer(completion)
                .history(history)
                .variable(LineReader.HISTORY_SIZE, HISTORY)
                .variable(LineReader.HISTORY_FILE_SIZE, HISTORY)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "> ")
                .option(Option.HISTORY_TIMESTAMPED, false)
                // An exclamation mark belongs to the command for the device.
                .option(Option.DISABLE_EVENT_EXPANSION, true)
                .build();
        Optional.ofNullable(history.file()).ifPresent(file -> reader.setVariable(LineReader.HISTORY_FILE, file));
    }

    @Override
    public @Nullable String next() {
        try {
            String line = reader.readLine(PROMPT);
            failures = 0;
            // An interrupt may come behind the last key.
            return Thread.interrupted() ? afterInterrupt() : line;
        } catch (UserInterruptException e) {
            return afterInterrupt();
        } catch (EndOfFileException e) {
            return null;
        } catch (IOError e) {
            return afterFailure(e);
        }
    }

    /** The user has cleared the line, or somebody else ends the shell. */
    private @Nullable String afterInterrupt() {
        boolean byUser = terminal.wasInterrupted();
        if (byUser) {
            Thread.interrupted();
        }
        return byUser ? NOTHING : null;
    }

    /** An interrupt also ends an stty(1) that happens to run; the next one works. */
    private @Nullable String afterFailure(IOError failure) {
        LOG.debug("the terminal failed", failure);
        failures++;
        return failures > FAILURES ? null : NOTHING;
    }

    /** Its user sees it. */
    @Override
    public String place() {
        return "";
    }

    @Override
    public void print(String text) {
        String shown = Printable.text(text);
        terminal.writer().print(shown.endsWith("\n") ? shown : shown + "\n");
        terminal.writer().flush();
    }

    @Override
    public void printError(String text) {
        print(text);
    }

    /** By a reader without history, completion and quotes: an answer is no command. */
    @Override
    public Optional<String> ask(String question, boolean hidden) {
        LineReader asking = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("plugboard")
                .parser(new DefaultParser().quoteChars(new char[0]).escapeChars(new char[0]))
                .variable(LineReader.DISABLE_HISTORY, true)
                .option(Option.DISABLE_EVENT_EXPANSION, true)
                .build();
        String prompt = Printable.text(question).replaceFirst("[\\s:]*$", ": ");
        try {
            return Optional.of(hidden ? asking.readLine(prompt, NO_ECHO) : asking.readLine(prompt));
        } catch (UserInterruptException | EndOfFileException e) {
            return Optional.empty();
        } catch (IOError e) {
            LOG.debug("the terminal failed", e);
            return Optional.empty();
        }
    }

    @Override
    public int width() {
        return terminal.columns();
    }

    @Override
    public boolean isInteractive() {
        return true;
    }

    @Override
    public void onInterrupt(Runnable action) {
        terminal.handle(Signal.INT, signal -> action.run());
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            LOG.warn("the terminal could not be set back: {}", e.getMessage());
        }
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.io.Console;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Asker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The terminal and the standard input of this process. */
final class ProcessKeyboard implements Keyboard {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessKeyboard.class);

    private final Asker terminal = new AskedInTurn(ProcessKeyboard::askAtTerminal);

    @Override
    public Optional<String> ask(String question, boolean hidden) {
        return terminal.ask(question, hidden);
    }

    @SuppressWarnings("SystemConsoleNull") // it is asked what it is, too
    private static Optional<String> askAtTerminal(String question, boolean hidden) {
        @Nullable Console console = System.console();
        if (console == null || !isTerminal(console)) {
            return Optional.empty();
        }
        String prompt = prompt(OneLine.of(question));
        if (hidden) {
            return Optional.ofNullable(console.readPassword("%s", prompt)).map(String::new);
        }
        return Optional.ofNullable(console.readLine("%s", prompt));
    }

    /** The question with what people expect between it and their answer. */
    static String prompt(String question) {
        String text = question.strip();
        return text.matches(".*[:?>]") ? text + " " : text + ": ";
    }

    /** Java 22 and later make a console of a pipe, too, and have a method that tells. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the console cannot be asked what it is", e);
        }
    }

    @Override
    public String piped() throws IOException {
        return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Java has a console only if input and output are terminals, so that test(1) must tell of the input alone. */
    @Override
    public boolean isSeen() {
        try {
            Process test = new ProcessBuilder("test", "-t", "0")
                    .redirectInput(Redirect.INHERIT)
                    .start();
            return test.waitFor() == 0;
        } catch (IOException e) {
            LOG.debug("there is no test(1)", e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.spi.SecretStrings;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the commands about secrets have in common: the result, and nothing else, is a line of the standard output. */
abstract class SecretWork implements Callable<Integer> {

    private final Surroundings around;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PrefixOption prefix;

    SecretWork(Surroundings around) {
        this.around = around;
    }

    /**
     * What is to be printed.
     *
     * @throws IllegalArgumentException if the secret, the scheme or the key is not as it must be; the message holds no secret
     */
    abstract String work(SecretStrings secrets, String prefix);

    @Override
    public final Integer call() {
        SecretStrings secrets = around.secretStrings();
        String result;
        try {
            result = work(secrets, prefix.value());
        } catch (IllegalArgumentException e) {
            // Its message is for people; it is nobody's mistake in the code.
            say("plugboard: " + OneLine.of(String.valueOf(e.getMessage())));
            return ExitCode.SOFTWARE;
        }
        spec.commandLine().getOut().println(result);
        return ExitCode.OK;
    }

    /** Tells something beside the result. */
    final void say(String line) {
        spec.commandLine().getErr().println(line);
    }

    /** What is typed behind this question, else the line that is piped in. */
    final String typed(String question) {
        Keyboard keyboard = around.keyboard();
        Optional<String> answer = keyboard.ask(question, true);
        if (answer.isEmpty() && keyboard.isSeen()) {
            throw new InvalidRequestException("it would be seen while it is typed, since the output is no terminal:"
                    + " leave the output alone, or pipe the text in");
        }
        String text = answer.isPresent() ? answer.get() : around.piped().replaceFirst("\\R\\z", "");
        long lines = text.lines().count();
        if (lines != 1) {
            throw new InvalidRequestException("one line is expected, not " + lines);
        }
        return text;
    }
}

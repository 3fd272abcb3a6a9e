// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.plugboard.spi.CredentialRequest;
import org.plugboard.spi.CredentialSource;
import org.plugboard.spi.CredentialSourceName;
import org.plugboard.spi.Deadline;

/**
 * Credentials that a command prints, such as {@code pass show lab/r1} or {@code vault kv get -field=password lab/r1}, in the form of {@link
 * LoginText}. {@code command} is a list of words or a line that is split at blanks, without a shell. A command that is not over at the
 * deadline is ended with its children. Messages name the program only, since its words may hold secrets. Thread-safe.
 */
@Component(service = CredentialSource.class)
@CredentialSourceName(CommandSource.NAME)
public final class CommandSource implements CredentialSource {

    static final String NAME = "command";
    private static final String COMMAND = "command";

    /** Runs any command that a testbed names, with the environment and in the folder of this process. */
    @Activate
    public CommandSource() {}

    @Override
    public Map<String, Object> fetch(CredentialRequest request, Deadline deadline) {
        SourceArguments arguments = new SourceArguments(request, COMMAND);
        List<String> words = arguments
                .list(COMMAND)
                .orElseGet(() -> CommandWords.split(arguments.requiredText(COMMAND, "pass show lab/r1")));
        if (words.isEmpty()) {
            throw SourceArguments.missing(COMMAND, "pass show lab/r1");
        }
        String program = words.get(0);
        CommandRun run = CommandRun.of(words, deadline);
        if (run.exitCode() != 0) {
            throw new IllegalStateException("command " + program + ": exit code " + run.exitCode()
                    + run.complaint(mask(words, run, arguments))
                            .map(line -> ": " + line)
                            .orElse(", and no word on stderr"));
        }
        try {
            return LoginText.fields(run.output());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the output of command " + program + ": " + e.getMessage(), e);
        }
    }

    /** A tool may repeat on stderr what it had on stdout, or what it was told: by its words. */
    private static Mask mask(List<String> words, CommandRun run, SourceArguments arguments) {
        List<String> texts = new ArrayList<>(words.subList(1, words.size()));
        texts.addAll(arguments.secrets());
        texts.add(run.output());
        return new Mask(texts);
    }
}

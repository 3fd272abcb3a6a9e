// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Credential;
import org.plugboard.device.Secret;
import org.plugboard.plugin.simulator.internal.DeviceDescription.Action;
import org.plugboard.plugin.simulator.internal.DeviceDescription.Question;
import org.plugboard.plugin.simulator.internal.DeviceDescription.State;

/** Answers commands as the description says. */
final class CommandLine implements Dialogue {

    private final DeviceDescription description;
    private final Texts texts;
    private final Credential credential;
    private State state;
    private @Nullable Action asking;
    private boolean over;

    CommandLine(DeviceDescription description, Texts texts, Credential credential) {
        this.description = description;
        this.texts = texts;
        this.credential = credential;
        this.state = state(description.start());
    }

    @Override
    public String begin() {
        return prompt();
    }

    @Override
    public String answer(String line) {
        Action asked = asking;
        if (asked != null && asked.question() != null) {
            asking = null;
            return decide(asked, asked.question(), line);
        }
        String command = line.strip().replaceAll("\\s+", " ");
        if (command.isEmpty() || command.startsWith(description.comment())) {
            return prompt();
        }
        Texts here = texts.with("line", command)
                .with("first", command.split(" ", 2)[0])
                .with("argument", state.argument(command))
                .with("indent", " ".repeat(prompt().length()));
        Optional<Action> action = state.find(command);
        return action.isPresent() ? run(action.get(), here) : here.fill(description.unknown()) + prompt();
    }

    private String run(Action action, Texts here) {
        if (action.question() != null) {
            asking = action;
            return here.fill(action.question().text());
        }
        return perform(action, here);
    }

    private String decide(Action asked, Question question, String line) {
        return credential.secret(question.field()).equals(Optional.of(Secret.of(line)))
                ? perform(asked, texts)
                : texts.fill(question.refused()) + prompt();
    }

    private String perform(Action action, Texts here) {
        String answer = here.fill(action.answer());
        if (action.state() != null) {
            state = state(action.state());
        }
        over = action.ends();
        return over ? answer : answer + prompt();
    }

    private State state(String name) {
        State found = description.states().get(name);
        if (found == null) {
            throw new IllegalArgumentException("there is no state " + name);
        }
        return found;
    }

    private String prompt() {
        return texts.fill(state.prompt());
    }

    @Override
    public boolean hidesInput() {
        return asking != null;
    }

    @Override
    public boolean isOver() {
        return over;
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Credential;
import org.plugboard.device.Secret;
import org.plugboard.plugin.simulator.internal.DeviceDescription.Answer;
import org.plugboard.plugin.simulator.internal.DeviceDescription.Question;
import org.plugboard.plugin.simulator.internal.DeviceDescription.State;

/** Answers commands and keys as the description says. */
final class CommandLine implements Dialogue {

    private static final int LONGEST_WAY = 20;

    private final DeviceDescription description;
    private final Texts texts;
    private final Credential credential;
    private final IdentityHashMap<Answer, Integer> uses = new IdentityHashMap<>();
    private State state;
    private @Nullable Answer asking;
    private boolean deaf;
    private boolean over;

    CommandLine(DeviceDescription description, String start, Texts texts, Credential credential) {
        this.description = description;
        this.texts = texts;
        this.credential = credential;
        this.state = state(start);
    }

    @Override
    public void begin(Outlet out) {
        print(description.welcome(), texts, out);
        enter(state, out);
        prompt(out);
    }

    @Override
    public void line(String line, Outlet out) {
        deaf = false;
        Answer asked = asking;
        if (asked != null && asked.question() != null) {
            asking = null;
            decide(asked, asked.question(), line, out);
            return;
        }
        String command = description.percent() ? line : line.strip().replaceAll("\\s+", " ");
        Optional<Answer> answer = description.percent() ? state.exact(command) : state.find(command);
        if (answer.isPresent()) {
            run(answer.get(), about(command), out);
            return;
        }
        if (!command.isBlank() && !isComment(command)) {
            out.print(about(command).braces().fill(description.unknown()));
        }
        prompt(out);
    }

    private boolean isComment(String command) {
        return !description.comment().isEmpty() && command.startsWith(description.comment());
    }

    @Override
    public void key(String key, Outlet out) {
        deaf = false;
        Answer answer = state.keys().get(key);
        if (answer != null) {
            if (key.charAt(0) < ' ') {
                out.print("\n");
            }
            run(answer, texts, out);
        }
    }

    @Override
    public void interrupt(Outlet out) {
        asking = null;
        prompt(out);
    }

    private Texts about(String command) {
        return texts.with("line", command)
                .with("first", command.split(" ", 2)[0])
                .with("argument", state.argument(command))
                .with("indent", " ".repeat(lastLine(texts.fill(state.prompt())).length()));
    }

    private static String lastLine(String prompt) {
        return prompt.substring(prompt.lastIndexOf('\n') + 1);
    }

    private void run(Answer answer, Texts here, Outlet out) {
        if (answer.question() != null) {
            asking = answer;
            out.print(here.fill(answer.question().text()));
        } else {
            perform(answer, here, out);
        }
    }

    private void decide(Answer asked, Question question, String line, Outlet out) {
        if (credential.secret(question.field()).equals(Optional.of(Secret.of(line)))) {
            perform(asked, texts, out);
        } else {
            out.print(texts.fill(question.refused()));
            prompt(out);
        }
    }

    private void perform(Answer answer, Texts here, Outlet out) {
        print(answer, here, out);
        if (answer.state() != null) {
            state = state(answer.state());
            enter(state, out);
        }
        over = answer.ends();
        if (!over) {
            prompt(out);
        }
    }

    private void print(Answer answer, Texts here, Outlet out) {
        String text = Texts.forTerminal(here.fill(next(answer)));
        deaf |= answer.fault() != null;
        if (answer.fault() != null) {
            out.say(answer.fault().say(text));
        } else if (answer.repeats()) {
            out.say(Fault.endless(answer.pace().steps(text)));
        } else if (!text.isEmpty() || !answer.pace().timings().isEmpty()) {
            out.say(answer.pace().steps(text).iterator());
        }
    }

    private String next(Answer answer) {
        int use = uses.merge(answer, 1, Integer::sum) - 1;
        int count = answer.texts().size();
        return answer.texts().get(answer.circular() ? use % count : Math.min(use, count - 1));
    }

    /** Prints the preface, and goes on where the state has a follower. */
    private void enter(State entered, Outlet out) {
        State current = entered;
        for (int way = 0; way < LONGEST_WAY; way++) {
            print(current.preface(), texts, out);
            if (current.next() == null) {
                break;
            }
            current = state(current.next());
        }
        state = current;
    }

    private State state(String name) {
        State found = description.states().get(name);
        if (found == null) {
            throw new IllegalArgumentException("there is no state " + name);
        }
        return found;
    }

    private void prompt(Outlet out) {
        out.print(texts.fill(state.prompt()));
    }

    @Override
    public Set<String> keys() {
        return asking == null ? state.keys().keySet() : Set.of();
    }

    @Override
    public boolean canInterrupt() {
        return !deaf;
    }

    @Override
    public boolean hidesInput() {
        return asking != null || state.hidden();
    }

    @Override
    public boolean isOver() {
        return over;
    }
}

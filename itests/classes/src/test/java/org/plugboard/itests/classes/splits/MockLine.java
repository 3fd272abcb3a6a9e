// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.splits;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plugboard.itests.classes.MockStates;

/** The command line of a mock device in memory, which answers within the call that types. Not thread-safe. */
final class MockLine implements TypedLine {

    private static final Pattern PASSWORD = Pattern.compile("(?is).*passw(?:or)?d[^\n]*: *");
    private static final int LONGEST_WAY = 20;

    private final MockStates data;
    private final String os;
    private final String host;
    private final Consumer<String> says;
    private final StringBuilder line = new StringBuilder();
    private String state;

    /** A line in this state, which says what it says to {@code says}. */
    MockLine(MockStates data, String os, String host, String state, Consumer<String> says) {
        this.data = data;
        this.os = os;
        this.host = host;
        this.state = state;
        this.says = says;
    }

    @Override
    public void begin() {
        enter(state);
        prompt();
    }

    @Override
    public void type(String keys) {
        for (int i = 0; i < keys.length(); i++) {
            char key = keys.charAt(i);
            switch (key) {
                case '\r' -> enter();
                case '\u0015' -> erase();
                case '\u0003' -> stop();
                default -> key(key);
            }
        }
    }

    private void key(char key) {
        if (line.isEmpty()
                && data.states().get(state).get("keys") instanceof Map<?, ?> keys
                && keys.containsKey(String.valueOf(key))) {
            answer(keys.get(String.valueOf(key)));
            prompt();
            return;
        }
        line.append(key);
        if (!hides()) {
            says.accept(String.valueOf(key));
        }
    }

    private void erase() {
        if (!hides()) {
            says.accept("\b \b".repeat(line.length()));
        }
        line.setLength(0);
    }

    private void stop() {
        line.setLength(0);
        says.accept("\r\n");
        prompt();
    }

    private void enter() {
        String command = line.toString();
        line.setLength(0);
        says.accept("\r\n");
        Map<?, ?> commands = data.states().get(state).get("commands") instanceof Map<?, ?> map ? map : Map.of();
        if (commands.containsKey(command)) {
            answer(commands.get(command));
        } else if (commands.containsKey(inShort(command))) {
            answer(commands.get(inShort(command)));
        } else if (command.strip().startsWith("echo ") && os.equals("linux")) {
            print(command.strip().substring("echo ".length()) + "\n");
        } else if (!command.isBlank() && !command.startsWith("!") && !command.startsWith("#")) {
            print("% Invalid input detected at '^' marker.\n");
        }
        prompt();
    }

    /** The data say some commands in short only, and a session without its name. */
    private static String inShort(String command) {
        return command.replaceFirst("^configure terminal", "config term")
                .replaceFirst("^terminal ", "term ")
                .replaceFirst("^configure session .*", "configure session");
    }

    private void answer(@Nullable Object answer) {
        if (answer instanceof Map<?, ?> parts) {
            Object response = parts.get("response");
            print(response instanceof List<?> list ? list.get(0) : response);
            if (parts.get("new_state") != null) {
                enter(parts.get("new_state").toString());
            }
        } else {
            print(answer);
        }
    }

    private void enter(String name) {
        state = name;
        for (int way = 0; way < LONGEST_WAY; way++) {
            Map<?, ?> current = data.states().get(state);
            Object preface = current.get("preface");
            print(preface instanceof Map<?, ?> parts ? parts.get("response") : preface);
            if (current.get("new_state") == null) {
                return;
            }
            state = current.get("new_state").toString();
        }
    }

    private void prompt() {
        print(data.states().get(state).get("prompt"));
    }

    private boolean hides() {
        Object prompt = data.states().get(state).get("prompt");
        return prompt != null && PASSWORD.matcher(prompt.toString()).matches();
    }

    private void print(@Nullable Object text) {
        if (text != null) {
            says.accept(text.toString()
                    .replaceAll("%N(?![A-Z])", host)
                    .replace("%1B", "\u001b")
                    .replaceAll("(?<!\r)\n", "\r\n"));
        }
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * A device at the other end of a {@link ScriptedTransport}: echoes what is typed, and answers each line. What is typed
 * while an answer is {@linkplain #hold held} is echoed at once, as a terminal does, and read afterwards.
 */
final class FakeDevice {

    private static final int NO_LIMIT = Integer.MAX_VALUE;

    final ScriptedTransport transport;

    /** Every line that was read, in order. */
    final List<String> lines = new CopyOnWriteArrayList<>();

    /** What was written, as it was. */
    final List<String> typed = new CopyOnWriteArrayList<>();

    /** How often Ctrl-C or Ctrl-^ ended a command that was held. */
    final AtomicInteger stops = new AtomicInteger();

    private final Map<String, String> answers = new HashMap<>();
    private final List<String> held = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private final StringBuilder typedAhead = new StringBuilder();
    private BiConsumer<FakeDevice, String> reader = FakeDevice::answer;
    private String prompt;
    private boolean echo = true;
    private boolean busy;

    private FakeDevice(String prompt, int chunk) {
        this.prompt = prompt;
        this.transport = new ScriptedTransport(chunk, text -> {
            typed.add(text);
            type(text);
        });
    }

    static FakeDevice at(String prompt) {
        return at(prompt, NO_LIMIT);
    }

    /** A device at its prompt, of which a read brings at most so many bytes. */
    static FakeDevice at(String prompt, int chunk) {
        FakeDevice device = new FakeDevice(prompt, chunk);
        device.say(prompt);
        return device;
    }

    /** A device that begins with {@code greeting} and gives each line to {@code reader}. */
    static FakeDevice greeting(String greeting, BiConsumer<FakeDevice, String> reader) {
        FakeDevice device = new FakeDevice("", NO_LIMIT);
        device.reader = reader;
        device.say(greeting);
        return device;
    }

    FakeDevice on(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    FakeDevice echo(boolean on) {
        echo = on;
        return this;
    }

    FakeDevice prompt(String text) {
        prompt = text;
        return this;
    }

    String prompt() {
        return prompt;
    }

    FakeDevice reader(BiConsumer<FakeDevice, String> next) {
        reader = next;
        return this;
    }

    /** Does not answer this command before {@link #release}. */
    FakeDevice hold(String command) {
        held.add(command);
        return this;
    }

    /** Says the answer that was held, and goes on with what was typed meanwhile. */
    void release(String answer) {
        busy = false;
        say(answer + prompt);
        String more = typedAhead.toString();
        typedAhead.setLength(0);
        type(more);
    }

    void say(String text) {
        transport.say(text.getBytes(StandardCharsets.UTF_8));
    }

    void answer(String command) {
        String answer = answers.get(command);
        boolean comment = command.startsWith("!") || command.startsWith("#pb") || command.isEmpty();
        boolean marker = command.startsWith(" echo ");
        String said = marker ? command.substring(" echo ".length()) + "\r\n" : comment ? "" : "% Unknown command\r\n";
        say((answer != null ? answer : said) + prompt);
    }

    private void type(String text) {
        int stop = stop(text);
        if (busy && stop >= 0) {
            stops.incrementAndGet();
            typedAhead.append(text, stop + 1, text.length());
            release("^C\r\n");
            return;
        }
        if (busy) {
            typedAhead.append(text);
            say(text.replace("\r", "\r\n").replace("\u0015", ""));
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (stop(String.valueOf(c)) >= 0) {
                line.setLength(0);
                say("^C\r\n" + prompt);
            } else if (c == '\u0015') {
                say("\b \b".repeat(echo ? line.length() : 0));
                line.setLength(0);
            } else if (c == '\r') {
                enter();
                if (busy) {
                    typedAhead.append(text, i + 1, text.length());
                    say(text.substring(i + 1).replace("\r", "\r\n"));
                    return;
                }
            } else {
                line.append(c);
            }
        }
    }

    private static int stop(String text) {
        return Math.max(text.indexOf('\u0003'), text.indexOf('\u001e'));
    }

    private void enter() {
        String command = line.toString();
        line.setLength(0);
        if (echo) {
            say(command + "\r\n");
        }
        lines.add(command);
        if (held.remove(command)) {
            busy = true;
        } else {
            reader.accept(this, command);
        }
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A device that shows each long answer page by page, whatever it was told about its terminal. */
final class PagedDevice {

    /** Where a page rests until a line was typed. */
    static final String REST = "\u000b";

    /** What becomes of what is typed before a pager shows. */
    enum TypedAhead {
        KEPT,
        /** All of it is one key, as for FRR's VTY. */
        ONE_KEY,
        DROPPED
    }

    final ScriptedTransport transport;

    /** The keys that were pressed at its pager. */
    final List<String> keys = new CopyOnWriteArrayList<>();

    private final String prompt;
    private final String pager;
    private final String erasing;
    private final String pages;
    private final StringBuilder line = new StringBuilder();
    private final List<String> left = new ArrayList<>();
    private final StringBuilder typedAhead = new StringBuilder();
    private TypedAhead ahead = TypedAhead.KEPT;
    private String behindRest = "";

    /**
     * At its prompt.
     *
     * @param erasing what it sends when a key was pressed, before the next page
     * @param pages the answer to {@code show}, with a form feed where a page ends
     */
    PagedDevice(String prompt, String pager, String erasing, String pages, int chunk) {
        this.prompt = prompt;
        this.pager = pager;
        this.erasing = erasing;
        this.pages = pages;
        this.transport = new ScriptedTransport(chunk, text -> text.chars().forEach(c -> type((char) c)));
        say(prompt);
    }

    PagedDevice with(TypedAhead what) {
        ahead = what;
        return this;
    }

    private void type(char c) {
        if (!behindRest.isEmpty()) {
            typedAhead.append(c);
            if (c == '\r') {
                goOn();
            }
        } else if (!left.isEmpty()) {
            press(c);
        } else if (c == '\u0015') {
            line.setLength(0);
        } else if (c == '\r') {
            String command = line.toString();
            line.setLength(0);
            say(command + "\r\n");
            answer(command);
        } else {
            line.append(c);
        }
    }

    private void press(char key) {
        keys.add(String.valueOf(key));
        if (key == ' ' || key == 'c' || key == '\r') {
            page(erasing);
        } else {
            left.clear();
            say(erasing + prompt);
        }
    }

    private void goOn() {
        String typed = typedAhead.toString();
        typedAhead.setLength(0);
        String rest = behindRest;
        behindRest = "";
        say(rest + end());
        if (left.isEmpty() || ahead == TypedAhead.KEPT) {
            typed.chars().forEach(c -> type((char) c));
        } else if (ahead == TypedAhead.ONE_KEY) {
            page(erasing);
        }
    }

    private void answer(String command) {
        if (command.equals("show")) {
            left.addAll(List.of(pages.split("\f")));
            page("");
        } else if (command.startsWith("terminal") || command.startsWith("set cli")) {
            say("% Authorization failed.\r\n" + prompt);
        } else {
            say((command.equals("next") ? "2\r\n" : "") + prompt);
        }
    }

    private void page(String before) {
        String page = left.remove(0);
        int rest = page.indexOf(REST);
        if (rest < 0) {
            say(before + page + end());
        } else {
            behindRest = page.substring(rest + REST.length());
            say(before + page.substring(0, rest));
        }
    }

    private String end() {
        return left.isEmpty() ? prompt : pager;
    }

    void say(String text) {
        transport.say(text.getBytes(StandardCharsets.UTF_8));
    }
}

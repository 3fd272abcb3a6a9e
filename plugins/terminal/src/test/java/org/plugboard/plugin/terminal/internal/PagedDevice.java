// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A device that shows each long answer page by page, whatever it was told about its terminal. */
final class PagedDevice {

    final ScriptedTransport transport;

    /** The keys that were pressed at its pager. */
    final List<String> keys = new CopyOnWriteArrayList<>();

    private final String prompt;
    private final String pager;
    private final String erasing;
    private final String pages;
    private final StringBuilder line = new StringBuilder();
    private final List<String> left = new ArrayList<>();

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

    private void type(char c) {
        if (!left.isEmpty()) {
            keys.add(String.valueOf(c));
            if (c == 'q') {
                left.clear();
                say(erasing + prompt);
            } else {
                page(erasing);
            }
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
        say(before + page + (left.isEmpty() ? prompt : pager));
    }

    void say(String text) {
        transport.say(text.getBytes(StandardCharsets.UTF_8));
    }
}

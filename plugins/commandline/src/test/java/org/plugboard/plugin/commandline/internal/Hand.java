// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** Whoever types in a test; nobody, as long as there are no answers. */
final class Hand implements Keyboard {

    /** What will be typed, one answer after the other. */
    final Queue<String> answers = new ArrayDeque<>();

    /** What was asked, with a star before what was asked in secret. */
    final List<String> asked = new ArrayList<>();

    String piped = "";
    boolean seen;

    @Override
    public Optional<String> ask(String question, boolean hidden) {
        if (answers.isEmpty()) {
            return Optional.empty();
        }
        asked.add((hidden ? "*" : "") + question);
        return Optional.of(answers.remove());
    }

    @Override
    public String piped() {
        return piped;
    }

    @Override
    public boolean isSeen() {
        return seen;
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.plugboard.device.Asker;
import org.plugboard.device.Secret;

/** Asks each question once, so that whoever edits a file which is followed is not asked again at each change. Thread-safe. */
final class RememberedAnswers implements Asker {

    private final Asker asker;
    private final Map<Question, Optional<Secret>> answers = new ConcurrentHashMap<>();

    private record Question(String text, boolean hidden) {}

    RememberedAnswers(Asker asker) {
        this.asker = asker;
    }

    @Override
    public Optional<String> ask(String question, boolean hidden) {
        Question asked = new Question(question, hidden);
        Optional<Secret> known = answers.get(asked);
        if (known == null) {
            // Not by computeIfAbsent: whoever types must not hold a lock of the map.
            known = asker.ask(question, hidden).map(Secret::of);
            answers.put(asked, known);
        }
        return known.map(Secret::reveal);
    }
}

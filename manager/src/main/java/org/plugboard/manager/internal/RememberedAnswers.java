// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.plugboard.device.Asker;
import org.plugboard.device.Secret;

/**
 * What was answered when a testbed was read, so that nobody is asked again when it is read after an edit. An answer belongs to the
 * value that it was given for: two devices may have the same question and other passwords. Thread-safe.
 */
final class RememberedAnswers {

    private final Asker asker;
    private final Map<Question, Secret> answers = new ConcurrentHashMap<>();

    /** @param number of several of one text in one value, from 1 */
    private record Question(String text, boolean hidden, String key, int number) {}

    /** One reading, whose questions are counted. Used by one thread. */
    interface Reading {

        /** As {@link org.plugboard.spi.TestbedReading#ask}. */
        Optional<String> ask(String question, boolean hidden, String key);
    }

    /** Nothing was answered yet. */
    RememberedAnswers(Asker asker) {
        this.asker = asker;
    }

    /**
     * For one reading.
     *
     * @param attended whether somebody waits for it, who can be asked what was not asked yet
     */
    Reading reading(boolean attended) {
        Map<Question, Integer> counts = new HashMap<>();
        return (text, hidden, key) -> {
            int number = counts.merge(new Question(text, hidden, key, 0), 1, Integer::sum);
            Question question = new Question(text, hidden, key, number);
            Secret known = answers.get(question);
            if (known != null || !attended) {
                return Optional.ofNullable(known).map(Secret::reveal);
            }
            Optional<String> answer = asker.ask(text, hidden);
            answer.ifPresent(given -> answers.put(question, Secret.of(given)));
            return answer;
        };
    }
}

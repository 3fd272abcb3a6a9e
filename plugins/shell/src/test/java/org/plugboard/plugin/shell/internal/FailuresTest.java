// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plugboard.connection.AnswerTooLongException;
import org.plugboard.connection.TimedOutException;

/** What is shown of an answer that did not come to its end. */
class FailuresTest {

    private static final String LONG = "x".repeat(64_000) + "y".repeat(1000);

    @Test
    void ofAnAnswerThatIsTooLongTheEndIsShown() {
        assertThat(Failures.received(new AnswerTooLongException("R1/nc: too long", LONG)))
                .isEqualTo("… behind 64000 characters more:\n" + "y".repeat(1000));
        assertThat(Failures.received(new AnswerTooLongException("R1/nc: too long", "<data>")))
                .isEqualTo("<data>");
    }

    @Test
    void ofOneThatDidNotEndInTimeAllIsShown() {
        assertThat(Failures.received(new TimedOutException("R1/cli: no prompt", LONG)))
                .isEqualTo(LONG);
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is remembered of logins. */
class LoginWindowTest {

    private static final long SECOND_NS = Duration.ofSeconds(1).toNanos();

    /** Near the end of the numbers, as {@link System#nanoTime()} may be. */
    private static final long BEGIN_NS = Long.MAX_VALUE - 30 * SECOND_NS;

    private final LoginWindow logins = new LoginWindow();

    @Test
    void nothingIsKeptWithoutALimit() {
        for (int i = 0; i < 1000; i++) {
            logins.add(0, BEGIN_NS + i);
        }
        assertThat(logins.kept()).isZero();
    }

    @Test
    void aLimitThatIsTakenAwayTakesWhatWasKeptWithIt() {
        logins.add(10, BEGIN_NS);
        logins.add(0, BEGIN_NS);
        assertThat(logins.kept()).isZero();
    }

    @Test
    void noneIsKeptForLongerThanAMinuteThoughNobodyAsks() {
        for (int i = 0; i < 1000; i++) {
            logins.add(100, BEGIN_NS + i * SECOND_NS);
        }
        assertThat(logins.kept()).isEqualTo(60);
    }
}

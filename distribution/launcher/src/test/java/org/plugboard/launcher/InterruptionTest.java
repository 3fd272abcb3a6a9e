// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterruptionTest {

    private final Interruption interruption = new Interruption();
    private final List<String> told = new ArrayList<>();

    @Test
    void withoutOneWorkEndsAsItDoes() throws Exception {
        assertThat(interruption.during(() -> 3)).isEqualTo(3);
        assertThatThrownBy(() -> interruption.during(() -> {
                    throw new IllegalStateException("a bug");
                }))
                .hasMessage("a bug");
        interruption.unlessCame(() -> told.add("missing"));
        assertThat(told).containsExactly("missing");
    }

    @Test
    void whatFailsWhileTheContainerIsTakenDownIsNoFailure() throws Exception {
        assertThat(interruption.during(() -> {
                    interruption.come();
                    throw new NullPointerException("a wiring that is gone");
                }))
                .isEqualTo(Interruption.TERMINATED);
    }

    @Test
    void aClassThatIsGoneWithItsBundleIsNoFailure() throws Exception {
        interruption.come();
        assertThat(interruption.during(() -> {
                    throw new NoClassDefFoundError("of a bundle that is stopped");
                }))
                .isEqualTo(Interruption.TERMINATED);
    }

    @Test
    void whatIsMissingThenIsNotTold() {
        interruption.come();
        interruption.unlessCame(() -> told.add("missing"));
        assertThat(told).isEmpty();
    }
}

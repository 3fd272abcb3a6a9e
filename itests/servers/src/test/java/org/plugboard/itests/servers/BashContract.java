// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plugboard.connection.Connection;

/** What bash must do on top: it can print its own prompt, and then be silent for as long as one likes. */
abstract class BashContract extends CommandLineContract {

    @Test
    void aPauseBehindALineLikeThePromptDoesNotEndTheAnswer() {
        Connection connection = connect(target().port());

        // The pause is the device's, and longer than any that a reader would take for the end.
        String answer = connection.execute("echo \"${PS1@P}\"; printf %s \"${PS1@P}\"; sleep 1; echo; echo end");

        assertThat(answer.lines()).hasSize(3).last().isEqualTo("end");
        assertThat(connection.execute("echo next")).isEqualTo("next");
    }
}

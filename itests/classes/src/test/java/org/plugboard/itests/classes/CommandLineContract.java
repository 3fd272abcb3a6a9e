// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.plugboard.connection.Cli;
import org.plugboard.connection.Connection;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.netconf.Netconf;

/** What a class of command lines must do on top. */
abstract class CommandLineContract extends PeerContract {

    @Override
    String question(int number) {
        return "echo answer " + number;
    }

    @Override
    String answer(int number) {
        return "answer " + number;
    }

    @Test
    void itsServicesAreThoseOfACommandLineAndTypedTheSame() {
        Connection connection = device.connect(request());
        Cli cli = connection.as(Cli.class);

        assertThat(connection.services())
                .containsExactlyInAnyOrder("execute", "configure", "enable", "send", "receive", "expect");
        assertThat(cli.execute(question(1))).isEqualTo(answer(1));
        assertThat(cli.execute(question(2), Duration.ofSeconds(30))).isEqualTo(answer(2));
        assertThatThrownBy(() -> connection.as(Netconf.class)).isInstanceOf(NotSupportedException.class);
    }
}

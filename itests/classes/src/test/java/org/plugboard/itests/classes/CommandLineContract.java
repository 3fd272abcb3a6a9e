// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plugboard.cli.Cli;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.Connection;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.Lease;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.netconf.Netconf;

/** What a class of command lines must do on top. */
abstract class CommandLineContract extends SimulatedPeerContract {

    @Override
    protected String question(int number) {
        return "echo answer " + number;
    }

    @Override
    protected String answer(int number) {
        return "answer " + number;
    }

    @Test
    void itsServicesAreThoseOfACommandLineAndTypedTheSame() {
        Connection connection = device().connect(request());
        Cli cli = connection.as(Cli.class);

        assertThat(connection.services())
                .containsExactlyInAnyOrder(
                        "execute",
                        "executeAll",
                        "run",
                        "runAll",
                        "configure",
                        "apply",
                        "mode",
                        "enable",
                        "disable",
                        "switchTo",
                        "send",
                        "sendLine",
                        "sendSecret",
                        "receive",
                        "expect",
                        "converse",
                        "ping",
                        "traceroute",
                        "copy",
                        "reload");
        assertThat(cli.execute(question(1))).isEqualTo(answer(1));
        assertThat(cli.execute(question(2), Duration.ofSeconds(30))).isEqualTo(answer(2));
        assertThatThrownBy(() -> connection.as(Netconf.class)).isInstanceOf(NotSupportedException.class);
    }

    @Test
    void itsServicesAreCalledByNameAsPeopleWriteThem() {
        Connection connection = device().connect(request());

        assertThat(connection.call("executeall", List.of(question(1), question(2))))
                .isEqualTo(Map.of(question(1), answer(1), question(2), answer(2)));
        String mode = String.valueOf(connection.call("mode"));
        connection.call("switchto", mode);
        assertThatThrownBy(() -> connection.call("switch-to", "nowhere"))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining("has no mode nowhere");
        assertThatThrownBy(() -> connection.call("ping", "two words"))
                .as("said by the device, which may have no ping, or which knows no such host")
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContaining("two words");
        connection.call("sendline", question(3));
        assertThat(connection.call("expect", answer(3) + "\\s")).asString().contains(answer(3));
        assertThat(connection.execute(question(4))).isEqualTo(answer(4));
    }

    @Test
    void halfACommandOfALeaseIsGoneForTheNextBorrower() {
        Connection pool = pool(1);
        for (String half : List.of("echo half", "echo 'half", "\t")) {
            try (Lease lease = pool.lease()) {
                lease.send(half);
            }
            assertAnswers(pool, 5);
        }
        assertThat(figures(pool).replaced()).isZero();
    }

    @Test
    void whatLeavesStateIsRefusedOnAPool() {
        Connection pool = pool(2);
        Cli cli = pool.as(Cli.class);

        assertThatThrownBy(() -> pool.send("echo half")).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(pool::receive).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> cli.expect("half")).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(cli::enable).isInstanceOf(InvalidRequestException.class);
        assertThat(figures(pool).borrowed()).isZero();
        try (Lease lease = pool.lease()) {
            lease.send("echo whole\r");
            assertThat(lease.as(Cli.class).expect("whole\r?\n")).contains("whole");
        }
        assertAnswers(pool, 1);
    }
}

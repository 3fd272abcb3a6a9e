// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.connection.Connection;

/** What a command line of FRR must do on top: it has a configuration. */
abstract class FrrContract extends CommandLineContract {

    private String name;
    private Connection connection;

    @BeforeEach
    void name() {
        name = "test-%08x".formatted(random.nextInt());
    }

    @AfterEach
    void removeWhatWasConfigured() {
        if (connection != null && connection.isConnected()) {
            connection.configure("no route-map " + name);
        }
    }

    @Test
    void whatIsConfiguredCanBeReadBack() {
        connection = connect(target().port());

        connection.configure("route-map %s permit 10%ndescription says %s%n".formatted(name, name));

        assertThat(connection.execute("show running-config"))
                .contains("route-map " + name + " permit 10\n description says " + name + "\n");
        ask(connection, target().speaker().small(random));
    }

    @Test
    void aRefusedLineIsNamedAndThoseBehindItAreNotSent() {
        connection = connect(target().port());

        CommandRefusedException refused = catchThrowableOfType(
                CommandRefusedException.class,
                () -> connection.configure("route-map %s permit 10%nno-such-line%ndescription late%n".formatted(name)));

        assertThat(refused).isNotNull();
        assertThat(refused.line()).isEqualTo("no-such-line");
        assertThat(refused.answer()).contains("Unknown command");
        assertThat(connection.execute("show running-config"))
                .contains("route-map " + name + " permit 10\n")
                .doesNotContain("description late");
        ask(connection, target().speaker().small(random));
    }

    @Test
    void aChangedHostNameIsFollowed() {
        connection = connect(target().port());
        String before = connection
                .execute("show running-config")
                .lines()
                .filter(line -> line.startsWith("hostname "))
                .findFirst()
                .orElseThrow();
        try {
            connection.configure("hostname %s%nroute-map %s permit 10%n".formatted(name, name));

            assertThat(connection.execute("show running-config")).contains("hostname " + name + "\n");
            ask(connection, target().speaker().small(random));
        } finally {
            connection.configure(before);
        }
        ask(connection, target().speaker().small(random));
    }
}

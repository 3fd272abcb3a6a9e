// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import org.apache.felix.service.command.CommandSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.plugboard.connection.Connection;
import org.plugboard.connection.InvalidRequestException;

class GuestBenchesTest {

    private final TestBench bench = new TestBench();
    private final GuestBenches guests = new GuestBenches(bench.plugboard, bench.events);
    private final CommandSession session = session();

    @AfterEach
    void close() {
        guests.close();
        session.close();
        bench.close();
    }

    private CommandSession session() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return bench.processor.createSession(InputStream.nullInputStream(), nowhere, nowhere);
    }

    @Test
    void aSessionOfAnotherShellGetsBackItsVariablesAndItsConnectionsEnd() throws Exception {
        session.put("mine", "stays");
        guests.of(session).replaceTestbed(bench.testbed);
        Connection connection = bench.testbed.device("phoenix").connect();
        assertThat(session.execute("phoenix execute x")).isEqualTo("phoenix/default says x");

        guests.close();
        assertThat(connection.isConnected()).isFalse();
        assertThat(session.get("mine")).isEqualTo("stays");
        assertThat(session.get("phoenix")).isNull();
        assertThat(session.get("h")).isNull();
        assertThat(session.get(Workbench.VARIABLE)).isNull();
        assertThatThrownBy(() -> guests.of(session)).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void aSessionKeepsItsBench() {
        assertThat(guests.of(session)).isSameAs(guests.of(session));
    }

    @Test
    void ourOwnShellKeepsItsBenchWhenTheCommandsOfOthersGo() {
        Workbench own = Workbench.of(session, bench.plugboard, bench.events);
        own.host();
        own.replaceTestbed(bench.testbed);
        assertThat(guests.of(session)).isSameAs(own);
        guests.close();
        assertThat(Workbench.of(session, bench.plugboard, bench.events)).isSameAs(own);
        assertThat(session.get("phoenix")).isInstanceOf(DeviceFunction.class);
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What the messages say. */
class FailuresTest {

    private final Failures failures = new Failures("R1/cli", () -> "mode exec, platform linux");

    @Test
    void theNameThatATransportSaysTooIsSaidOnce() {
        assertThat(failures.closed("ssh to vm", "", new IOException("R1/cli: ssh to vm ended: reset")))
                .hasMessage("R1/cli: ssh to vm ended: reset; nothing came; mode exec, platform linux; connect again");
    }

    @Test
    void aTransportThatDoesNotSayItsNameIsNamed() {
        assertThat(failures.closed("ssh to vm", "", new IOException("broken pipe")))
                .hasMessageContaining("R1/cli: ssh to vm broke: broken pipe;");
    }

    @Test
    void whatCameLastIsQuoted() {
        assertThat(failures.ended("tcp", "half\n")).hasMessageContaining("(last 5 characters: \"half\\n\")");
    }
}

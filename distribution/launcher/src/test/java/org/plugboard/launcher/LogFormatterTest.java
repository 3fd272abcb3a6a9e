// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleException;

class LogFormatterTest {

    @Test
    void aBundleThatCannotBeResolvedIsToldWithoutAStack() {
        assertThat(formatted(new BundleException("misses org.nowhere", BundleException.RESOLVE_ERROR)))
                .contains("does not start: misses org.nowhere")
                .doesNotContain("\tat ");
    }

    @Test
    void anActivatorThatFailsIsToldWithItsStack() {
        assertThat(formatted(new BundleException("failed", BundleException.ACTIVATOR_ERROR)))
                .contains("\tat ");
    }

    private static String formatted(Throwable thrown) {
        LogRecord record = new LogRecord(Level.WARNING, "does not start");
        record.setThrown(thrown);
        return new LogFormatter().format(record);
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.TransportRequest;

/** Names of files in the block {@code tls}. */
class GivenFileTest {

    @ParameterizedTest
    @ValueSource(strings = {"tls.ca", "tls.truststore", "tls.certificate", "tls.keystore"})
    void whereARelativeNameWasLookedForIsSaid(String argument) {
        assertThatThrownBy(() -> open(Map.of(argument, "certs/missing.pem")))
                .hasMessage(
                        "R1/nc: cannot use %s: certs/missing.pem: there is no such file; looked for %s, since names that are relative count from the directory in which the program runs",
                        argument, Path.of("certs/missing.pem").toAbsolutePath());
    }

    @Test
    void ofSeveralFilesTheOneIsNamedThatCannotBeUsed(@TempDir Path folder) throws Exception {
        Path whole = new Authority(folder, "whole").certificate();
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        assertThatThrownBy(() -> open(Map.of("tls.ca", List.of(whole.toString(), empty.toString()))))
                .hasMessage("R1/nc: cannot use tls.ca: " + empty + ": it has no certificate in PEM");
    }

    @Test
    void whatIsNoNameOfAFileIsRefused() {
        assertThatThrownBy(() -> open(Map.of("tls.ca", "a\0b")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("R1/nc: tls.ca is no name of a file: ");
    }

    private static void open(Map<String, Object> arguments) {
        new TlsTransportFactory()
                .create(Contexts.context(1, arguments), TransportRequest.stream("tls"))
                .open(Deadline.after(Duration.ofSeconds(20)));
    }
}

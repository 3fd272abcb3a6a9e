// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
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

    /** As YAML folds it: each end of a line is a blank. */
    @ParameterizedTest
    @Tag("semantics-119")
    @ValueSource(strings = {"tls.ca", "tls.truststore", "tls.certificate", "tls.key", "tls.keystore"})
    void whatIsInAFileIsNotShownInPlaceOfItsNameAlsoInOneLine(String argument) {
        Map<String, Object> arguments = new HashMap<>(Map.of("tls.certificate", "lab.pem"));
        arguments.put(argument, "-----BEGIN PRIVATE KEY----- ZZkeyZZ -----END PRIVATE KEY-----");
        assertThatThrownBy(() -> open(arguments))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("R1/nc: " + argument + " has the marks of a key or certificate")
                .hasNoCause();
    }

    private static void open(Map<String, Object> arguments) {
        new TlsTransportFactory()
                .create(Contexts.context(1, arguments), TransportRequest.stream("tls"))
                .open(Deadline.after(Duration.ofSeconds(20)));
    }
}

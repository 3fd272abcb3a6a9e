// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugboard.connection.InvalidRequestException;

class FileNameTest {

    @Test
    void itMayBeginWithTheHome() {
        assertThat(FileName.of("R1/nc", "tls.key", "~/lab.key"))
                .isEqualTo(Path.of(System.getProperty("user.home"), "lab.key"));
        assertThat(FileName.of("R1/nc", "tls.key", "certs/BEGIN PRIVATE KEY.pem"))
                .isEqualTo(Path.of("certs/BEGIN PRIVATE KEY.pem"));
    }

    /** As YAML folds it: each end of a line is a blank. */
    @ParameterizedTest
    @Tag("semantics-119")
    @CsvSource({
        "-----BEGIN PRIVATE KEY----- ZZkeyZZ -----END PRIVATE KEY-----, the marks of a key or certificate",
        "'  -----BEGIN CERTIFICATE----- ZZkeyZZ', the marks of a key or certificate",
        "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ---- ZZkeyZZ, the marks of a key or certificate",
        "PuTTY-User-Key-File-3: ssh-ed25519 Private-Lines: 1 ZZkeyZZ, the marks of a key or certificate",
        "'-----BEGIN PRIVATE KEY-----\nZZkeyZZ\n', 2 lines"
    })
    void whatIsInSuchAFileIsRefusedUnseen(String text, String what) {
        assertThatThrownBy(() -> FileName.of("R1/nc", "tls.key", text))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("R1/nc: tls.key has " + what
                        + ", as what is in such a file; write it into one and give the file's name")
                .hasNoCause();
    }

    @Test
    @Tag("semantics-119")
    void whatIsLongerThanAnyNameIsRefusedUnseen() {
        assertThatThrownBy(() -> FileName.of("R1/nc", "tls.key", "ZZkeyZZ".repeat(1000)))
                .hasMessageStartingWith("R1/nc: tls.key has 7000 characters, as ")
                .hasMessageNotContaining("ZZkeyZZ")
                .hasNoCause();
    }

    @Test
    @Tag("semantics-119")
    void whatTheSystemRefusesIsNotShownEither() {
        assertThatThrownBy(() -> FileName.of("R1/nc", "tls.key", "ZZkeyZZ\0"))
                .hasMessageStartingWith("R1/nc: tls.key is no name of a file: ")
                .hasMessageNotContaining("ZZkeyZZ")
                .hasNoCause();
    }
}

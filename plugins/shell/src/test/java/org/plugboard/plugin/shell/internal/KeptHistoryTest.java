// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptHistoryTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect phoenix password=hunter2",
                "connect phoenix 'passphrase'=hunter2",
                "phoenix connect enable_password = hunter2",
                "x = [Password=hunter2]",
                "configure phoenix 'username a secret 5 hunter2'",
                "configure phoenix 'snmp-server community hunter2 ro'"
            })
    void aLineThatHoldsASecretIsNotKept(String line) {
        KeptHistory history = new KeptHistory(null);
        history.add(Instant.now(), line);
        assertThat(history).isEmpty();
    }

    @Test
    void otherLinesAreKept() {
        KeptHistory history = new KeptHistory(null);
        history.add(Instant.now(), "phoenix execute 'show password-policy'");
        assertThat(history).hasSize(1);
    }

    @Test
    void onlyItsUserMayReadTheFile() throws IOException {
        Path file = folder.resolve("deep").resolve("history");
        assertThat(new KeptHistory(file).file()).isEqualTo(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(new KeptHistory(file).file()).isEqualTo(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void whereNoFileCanBeMadeThereIsNone() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(new KeptHistory(file.resolve("history")).file()).isNull();
    }

    @Test
    void theFileIsWhereTheUserKeepsItsState() {
        assertThat(KeptHistory.fileOf(Map.of("XDG_STATE_HOME", "/state"), "/home/me"))
                .isEqualTo(Path.of("/state/plugboard/history"));
        assertThat(KeptHistory.fileOf(Map.of("XDG_STATE_HOME", "relative"), "/home/me"))
                .isEqualTo(Path.of("/home/me/.plugboard_history"));
        assertThat(KeptHistory.fileOf(Map.of(), "/home/me")).isEqualTo(Path.of("/home/me/.plugboard_history"));
    }
}

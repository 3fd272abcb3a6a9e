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
                "configure phoenix 'snmp-server community hunter2 ro'",
                "configure phoenix 'snmp-server host 192.0.2.1 version 2c hunter2'",
                "configure phoenix 'snmp-server user u g v3 auth sha hunter2 priv aes 128 hunter2'",
                "configure phoenix 'username a passwd hunter2'",
                "configure phoenix 'tacacs-server key hunter2'",
                "configure phoenix 'key-string hunter2'",
                "configure phoenix 'crypto isakmp key hunter2 address 192.0.2.1'",
                "configure phoenix 'set system ntp authentication-key 1 value hunter2'",
                "configure phoenix 'standby 1 authentication hunter2'",
                "configure phoenix 'set security ike policy p pre-shared-key ascii-text hunter2'",
                "configure phoenix 'wpa-psk ascii hunter2'",
                "configure phoenix 'set system root-authentication plain-text-password-value hunter2'",
                "configure phoenix 'username a 5 $1$abc$def'",
                "phoenix edit-config running '<password>hunter2</password>'",
                "phoenix edit-config running '<shared-secret>hunter2</shared-secret>'",
                "phoenix edit-config running '<key>hunter2</key>'",
                "phoenix execute 'copy ftp://me:hunter2@192.0.2.1/image flash:'",
                "phoenix execute 'curl -u me:hunter2 192.0.2.1'",
                "phoenix execute 'login --token hunter2'",
                "call phoenix rpc '<set><credential>hunter2</credential></set>'"
            })
    void aLineThatHoldsASecretIsNotKept(String line) {
        KeptHistory history = new KeptHistory(null);
        history.add(Instant.now(), line);
        assertThat(history).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "phoenix execute 'show version'",
                "connect phoenix --via mgmt timeout=20s",
                "configure phoenix 'interface lo0\npassive-interface'",
                "phoenix get-config running '<interfaces xmlns=\"urn:x\"/>'",
                "phoenix execute 'copy tftp://192.0.2.1:69/image flash:'"
            })
    void otherLinesAreKept(String line) {
        KeptHistory history = new KeptHistory(null);
        history.add(Instant.now(), line);
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
        assertThat(KeptHistory.fileOf(Map.of("XDG_STATE_HOME", "/state"), Path.of("/home/me")))
                .isEqualTo(Path.of("/state/plugboard/history"));
        assertThat(KeptHistory.fileOf(Map.of("XDG_STATE_HOME", "relative"), Path.of("/home/me")))
                .isEqualTo(Path.of("/home/me/.plugboard_history"));
        assertThat(KeptHistory.fileOf(Map.of(), Path.of("/home/me"))).isEqualTo(Path.of("/home/me/.plugboard_history"));
    }

    @Test
    void theHomeIsTheOneOfTheEnvironment() {
        assertThat(HomeFolder.of(Map.of("HOME", "/home/me"), "/known")).isEqualTo(Path.of("/home/me"));
        assertThat(HomeFolder.of(Map.of("HOME", ""), "/known")).isEqualTo(Path.of("/known"));
        assertThat(HomeFolder.of(Map.of(), "/known")).isEqualTo(Path.of("/known"));
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.plugin.secrets.internal.Requests.fetched;
import static org.plugboard.plugin.secrets.internal.Requests.file;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.spi.CredentialSource;

class FileSourceTest {

    private final CredentialSource source = new FileSource();

    @TempDir
    Path folder;

    private Path login(String text, String mode) {
        return file(folder.resolve("login"), text, mode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------"})
    void aFileThatItsOwnerOnlyCanReadIsRead(String mode) {
        Path file = login("username: admin\npassword: hunter2\n", mode);
        assertThat(fetched(source, Requests.of("file", file.toString())))
                .containsEntry("username", "admin")
                .containsEntry("password", "secret:hunter2")
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx------"})
    void aFileThatOthersCanUseIsRefusedWithTheCommandThatMendsIt(String mode) {
        Path file = login("hunter2", mode);
        assertThatThrownBy(() -> fetched(source, Requests.of("file", file.toString())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "others than its owner may use %s (mode %s); run: chmod 600 %s".formatted(file, mode, file));
    }

    @Test
    void whatIsNoFileIsNamed() {
        assertThatThrownBy(() -> fetched(
                        source, Requests.of("file", folder.resolve("none").toString())))
                .hasMessage("there is no file " + folder.resolve("none"));
        assertThatThrownBy(() -> fetched(source, Requests.of("file", folder.toString())))
                .hasMessage(folder + " is no regular file");
        assertThatThrownBy(() -> fetched(source, Requests.of("file", "/dev/zero")))
                .hasMessage("/dev/zero is no regular file");
    }

    @Test
    void aFileOfManyBytesIsRefused() {
        Path file = login("x".repeat(SecretFile.MAX_BYTES + 1), "rw-------");
        assertThatThrownBy(() -> fetched(source, Requests.of("file", file.toString())))
                .hasMessage(file + " is longer than 65536 bytes");
    }

    @Test
    void aLineThatIsNoFieldIsNamedByItsNumberOnly() {
        Path file = login("username: admin\nhunter2\n", "rw-------");
        assertThatThrownBy(() -> fetched(source, Requests.of("file", file.toString())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + ": line 2 is no field such as password: …");
    }

    @Test
    void aWrongOrMissingArgumentIsNamed() {
        assertThatThrownBy(() -> fetched(source, Requests.of("fille", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("it has no argument 'fille'; did you mean 'file'? there are: file");
        assertThatThrownBy(() -> fetched(source, Requests.of("username", "admin")))
                .hasMessage("it needs the argument 'file', such as file: ~/.plugboard/lab-login");
        assertThatThrownBy(() -> fetched(source, Requests.of("file", java.util.List.of("x"))))
                .hasMessage("its argument 'file' must be a text");
    }
}

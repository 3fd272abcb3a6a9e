// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.plugin.secrets.internal.Requests.fetched;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.spi.CredentialSource;

class KeystoreSourceTest {

    private static final char[] STORE_KEY = "store-key".toCharArray();

    private final CredentialSource source = new KeystoreSource(Map.of("LAB_STORE", "store-key", "WRONG", "no")::get);

    @TempDir
    Path folder;

    private Path store(String type) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        SecretKeyFactory factory = SecretKeyFactory.getInstance("PBE");
        store.setEntry(
                "r1",
                new KeyStore.SecretKeyEntry(factory.generateSecret(new PBEKeySpec("hunter2".toCharArray()))),
                new KeyStore.PasswordProtection(STORE_KEY));
        Path file = folder.resolve("lab." + type);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, STORE_KEY);
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JCEKS"})
    void anEntryOfAStoreIsAPassword(String type) throws Exception {
        String file = store(type).toString();
        assertThat(fetched(source, Requests.of(Map.of("file", file, "entry", "r1", "key_variable", "LAB_STORE"))))
                .isEqualTo(Map.of("password", "secret:hunter2"));
    }

    @Test
    void theEntryMayBeAnotherFieldAndTheStoresPasswordInAFile() throws Exception {
        Path key = Requests.file(folder.resolve("key"), "store-key\n", "rw-------");
        Map<String, Object> arguments = Map.of(
                "file",
                store("PKCS12").toString(),
                "entry",
                "r1",
                "key_file",
                key.toString(),
                "field",
                "enable_password");
        assertThat(fetched(source, Requests.of(arguments))).isEqualTo(Map.of("enable_password", "secret:hunter2"));
    }

    /** As the user guide says to make it. */
    @Test
    void whatKeytoolPutsInIsFound() throws Exception {
        Path file = folder.resolve("lab.p12");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-importpass",
                        "-alias",
                        "r1",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "store-key"))
                .redirectErrorStream(true)
                .start();
        try (OutputStream in = keytool.getOutputStream()) {
            in.write("hunter2\nhunter2\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        String said = new String(keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        Map<String, Object> arguments = Map.of("file", file.toString(), "entry", "r1", "key_variable", "LAB_STORE");
        assertThat(fetched(source, Requests.of(arguments))).isEqualTo(Map.of("password", "secret:hunter2"));
    }

    @Test
    void whatIsWrongIsNamed() throws Exception {
        String file = store("PKCS12").toString();
        assertRefused(
                Map.of("file", file, "entry", "r2", "key_variable", "LAB_STORE"), "did you mean 'r1'? there are: r1");
        assertRefused(
                Map.of("file", file, "entry", "r1", "key_variable", "WRONG"),
                file + " does not open: the password of the store is wrong, or the file is damaged");
        assertRefused(
                Map.of("file", file, "entry", "r1", "key_variable", "UNSET"),
                "the environment variable UNSET is not set");
        assertRefused(Map.of("file", file, "entry", "r1"), "it needs the password of the store: key_variable names");
        assertRefused(
                Map.of("file", file + "x", "entry", "r1", "key_variable", "LAB_STORE"), "there is no keystore " + file);
        Path text = Files.writeString(folder.resolve("text"), "no keystore at all");
        assertRefused(
                Map.of("file", text.toString(), "entry", "r1", "key_variable", "LAB_STORE"),
                text + " is no keystore that this JDK knows");
        assertRefused(Map.of("keyfile", "x"), "did you mean 'key_file'?");
    }

    private void assertRefused(Map<String, Object> arguments, String message) {
        assertThatThrownBy(() -> fetched(source, Requests.of(arguments)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}

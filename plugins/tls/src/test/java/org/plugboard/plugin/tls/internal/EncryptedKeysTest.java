// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.plugboard.device.Secret;

/** Keys as openssl encrypts them. */
class EncryptedKeysTest {

    private static final String PASSWORD = "grüner → Tiger";
    private static final List<String> HASHES =
            List.of("hmacWithSHA1", "hmacWithSHA224", "hmacWithSHA256", "hmacWithSHA384", "hmacWithSHA512");

    @TempDir
    private Path folder;

    private Authority openssl;

    @BeforeEach
    void makeAuthority() throws Exception {
        openssl = new Authority(folder, "ca");
        // The first line is for what is read, or for what is written; the second for what is written by who reads, too.
        Files.writeString(folder.resolve("password"), PASSWORD + "\n" + PASSWORD + "\n");
    }

    /** The commands of the manual that make or write an encrypted key; behind each a key is in {@code locked.key}. */
    static Stream<String> commands() {
        return Stream.of(
                "req -newkey rsa:2048 -keyout locked.key -out locked.csr -subj /CN=locked -passout",
                "req -newkey ec -pkeyopt ec_paramgen_curve:P-384 -keyout locked.key -out locked.csr -subj /CN=locked -passout",
                "req -newkey ed25519 -keyout locked.key -out locked.csr -subj /CN=locked -passout",
                "genpkey -algorithm RSA -aes256 -out locked.key -pass",
                "genpkey -algorithm RSA-PSS -aes256 -out locked.key -pass",
                "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-521 -aes192 -out locked.key -pass",
                "genpkey -algorithm ED25519 -aes-128-cbc -out locked.key -pass",
                "genpkey -algorithm ED448 -des3 -out locked.key -pass",
                "genrsa -aes256 -out locked.key -passout",
                "genrsa -aes256 -traditional -out locked.key -passout",
                "rsa -in rsa.key -aes256 -out locked.key -passout",
                "rsa -in rsa.key -aes256 -traditional -out locked.key -passout",
                "rsa -in rsa.key -aes192 -traditional -out locked.key -passout",
                "rsa -in rsa.key -aes128 -traditional -out locked.key -passout",
                "rsa -in rsa.key -des3 -traditional -out locked.key -passout",
                "ec -in ca.key -aes256 -out locked.key -passout",
                "ec -in ca.key -des3 -out locked.key -passout",
                "pkey -in ca.key -aes256 -out locked.key -passout",
                "pkey -in ca.key -aes256 -traditional -out locked.key -passout",
                "pkcs8 -topk8 -in ca.key -out locked.key -passout",
                "pkcs8 -topk8 -iter 10000 -in rsa.key -out locked.key -passout",
                "pkcs12 -in ca.p12 -nocerts -passin pass:p12 -out locked.key -passout");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void eachIsOpenedByItsPasswordAndByNoOther(String command) throws Exception {
        makePlainKeys();
        locked(command);
        assertThat(secretOf(read("locked.key", PASSWORD))).as(command).isEqualTo(secretOf(unlocked()));
        assertThat(Files.readString(folder.resolve("locked.key"))).contains("ENCRYPTED");
        assertThatThrownBy(() -> read("locked.key", "tiger"))
                .isInstanceOf(WrongPasswordException.class)
                .hasMessageContaining("tls.key_password does not open it: the password is wrong")
                .hasMessageNotContaining("tiger");
        assertThatThrownBy(() -> PrivateKeys.read(folder.resolve("locked.key"), Optional.empty()))
                .hasMessage("it is encrypted; give its password with tls.key_password");
    }

    @Test
    void eachHashWithEachCipherIsOpened() throws Exception {
        for (String cipher : List.of("aes-128-cbc", "aes-192-cbc", "aes-256-cbc", "des3")) {
            for (String hash : HASHES) {
                locked("pkcs8 -topk8 -in ca.key -out locked.key -v2 %s -v2prf %s -passout".formatted(cipher, hash));
                assertThat(read("locked.key", PASSWORD))
                        .as("%s %s", cipher, hash)
                        .isEqualTo(PrivateKeys.read(folder.resolve("ca.key"), Optional.empty()));
            }
        }
    }

    @Test
    void theOlderSchemeOfPkcs8IsOpened() throws Exception {
        run("pkcs8 -topk8 -in ca.key -out locked.key -v1 PBE-SHA1-3DES -passout pass:tiger");
        assertThat(read("locked.key", "tiger")).isEqualTo(PrivateKeys.read(folder.resolve("ca.key"), Optional.empty()));
        assertThatThrownBy(() -> read("locked.key", "lion")).isInstanceOf(WrongPasswordException.class);
    }

    /** One in 256 wrong passwords gives something that is padded well. */
    @Test
    void noneOfManyWrongPasswordsLooksRight() throws Exception {
        makePlainKeys();
        run("rsa -in rsa.key -aes256 -traditional -out locked.key -passout pass:tiger");
        for (int i = 0; i < 2000; i++) {
            String password = "wrong " + i;
            assertThatThrownBy(() -> read("locked.key", password))
                    .as(password)
                    .isInstanceOf(WrongPasswordException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    pkcs8 -topk8 -scrypt -in ca.key -out locked.key -passout               | scrypt
                    pkcs8 -topk8 -v2 camellia-256-cbc -in ca.key -out locked.key -passout  | Camellia with 256 bits
                    pkcs8 -topk8 -v2 aria-128-cbc -in ca.key -out locked.key -passout      | ARIA with 128 bits
                    ec -in ca.key -camellia256 -out locked.key -passout                    | CAMELLIA-256-CBC
                    """)
    void whatTheJdkDoesNotHaveIsNamedWithTheCommandThatConvertsIt(String command, String found) throws Exception {
        locked(command);
        assertThatThrownBy(() -> read("locked.key", PASSWORD))
                .hasMessageContaining("it is encrypted with " + found)
                .satisfies(refused -> run(refused.getMessage()
                                .replaceFirst("(?s).*: openssl ", "")
                                .replace("FILE", "locked.key")
                        + " -passin file:password -passout file:password"));
        assertThat(read("locked.key.p8", PASSWORD))
                .isEqualTo(PrivateKeys.read(folder.resolve("ca.key"), Optional.empty()));
    }

    private void makePlainKeys() throws Exception {
        run("genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out rsa.key");
        run("pkcs12 -export -inkey ca.key -in ca.pem -out ca.p12 -passout pass:p12");
    }

    /** What is the key; the old form of EC has the public key with it. */
    private static Object secretOf(PrivateKey key) {
        return key instanceof ECPrivateKey onCurve ? onCurve.getS() : key;
    }

    private PrivateKey unlocked() throws Exception {
        run("pkcs8 -topk8 -nocrypt -in locked.key -out unlocked.key -passin file:password");
        return PrivateKeys.read(folder.resolve("unlocked.key"), Optional.empty());
    }

    private void locked(String command) throws Exception {
        run(command + " file:password");
    }

    private void run(String command) throws Exception {
        openssl.openssl(command.split(" ", -1));
    }

    private PrivateKey read(String file, String password) throws Exception {
        return PrivateKeys.read(folder.resolve(file), Optional.of(Secret.of(password)));
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.device.Secret;

/** Keys as openssl writes them. */
class PrivateKeysTest {

    private static final Optional<Secret> PASSWORD = Optional.of(Secret.of(Authority.PASSWORD));

    @TempDir
    private Path folder;

    private Authority openssl;

    @BeforeEach
    void makeAuthority() throws Exception {
        openssl = new Authority(folder, "ca");
    }

    @Test
    void theOldFormsAreTheSameKeyAsPkcs8() throws Exception {
        openssl.openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", "rsa.key");
        openssl.openssl("rsa", "-in", "rsa.key", "-traditional", "-out", "pkcs1.key");
        assertThat(read("pkcs1.key")).isEqualTo(read("rsa.key"));
        assertThat(Files.readString(folder.resolve("pkcs1.key"))).contains("BEGIN RSA PRIVATE KEY");
        openssl.openssl("ec", "-in", "ca.key", "-out", "sec1.key");
        openssl.openssl("ecparam", "-name", "prime256v1", "-out", "with-parameters.key");
        Files.writeString(
                folder.resolve("with-parameters.key"),
                Files.readString(folder.resolve("with-parameters.key")) + Files.readString(folder.resolve("sec1.key")));
        assertThat(number(read("sec1.key"))).isEqualTo(number(read("ca.key")));
        assertThat(number(read("with-parameters.key"))).isEqualTo(number(read("ca.key")));
        openssl.openssl("genpkey", "-algorithm", "ED25519", "-out", "ed.key");
        assertThat(read("ed.key").getAlgorithm()).isEqualTo("EdDSA");
    }

    @Test
    void encryptedOnesAreOpenedWithEachCipherOfTheJdk() throws Exception {
        for (String cipher : new String[] {"aes-128-cbc", "aes-256-cbc"}) {
            for (String hash : new String[] {"hmacWithSHA1", "hmacWithSHA256", "hmacWithSHA512"}) {
                openssl.openssl(
                        "pkcs8",
                        "-topk8",
                        "-in",
                        "ca.key",
                        "-out",
                        "locked.key",
                        "-v2",
                        cipher,
                        "-v2prf",
                        hash,
                        "-passout",
                        "pass:" + Authority.PASSWORD);
                assertThat(PrivateKeys.read(folder.resolve("locked.key"), PASSWORD))
                        .as("%s %s", cipher, hash)
                        .isEqualTo(read("ca.key"));
            }
        }
        openssl.openssl(
                "pkcs8",
                "-topk8",
                "-in",
                "ca.key",
                "-out",
                "des.key",
                "-v2",
                "des3",
                "-passout",
                "pass:" + Authority.PASSWORD);
        assertThatThrownBy(() -> PrivateKeys.read(folder.resolve("des.key"), PASSWORD))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("openssl pkcs8 -topk8 -v2 aes-256-cbc");
    }

    @Test
    void aKeyThatIsCutShortIsAnError() throws Exception {
        openssl.openssl("ec", "-in", "ca.key", "-out", "sec1.key");
        byte[] whole = PemFile.read(folder.resolve("sec1.key")).blocks().stream()
                .filter(PemFile.Block::isKey)
                .findFirst()
                .orElseThrow()
                .content();
        for (int length = 0; length < whole.length; length++) {
            String encoded = Base64.getEncoder().encodeToString(Arrays.copyOf(whole, length));
            Path cut = Files.writeString(
                    folder.resolve("cut.key"),
                    "-----BEGIN EC PRIVATE KEY-----\n" + encoded + "\n-----END EC PRIVATE KEY-----\n");
            assertThatThrownBy(() -> PrivateKeys.read(cut, Optional.empty()))
                    .as("the first %d bytes", length)
                    .isInstanceOf(IOException.class);
        }
    }

    /** What an EC key is; the old form has its public key with it. */
    private static BigInteger number(PrivateKey key) {
        return ((ECPrivateKey) key).getS();
    }

    private PrivateKey read(String file) throws Exception {
        return PrivateKeys.read(folder.resolve(file), Optional.empty());
    }
}

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys as openssl writes them. */
class PrivateKeysTest {

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ecparam -name SM2 -genkey -noout -out other.key                  | its curve 1.2.156.10197.1.301 is not known
                    ecparam -name P-256 -param_enc explicit -genkey -out other.key   | openssl ec -param_enc named_curve
                    genpkey -algorithm X25519 -out other.key                         | its key is of the algorithm 1.3.101.110; TLS takes RSA, EC
                    genpkey -genparam -algorithm DSA -out other.key                  | no private key in PEM, but DSA PARAMETERS
                    pkey -in ca.key -outform DER -out other.key                      | openssl pkey -in FILE -out FILE.pem
                    pkcs12 -export -in ca.pem -inkey ca.key -passout pass:p -out other.key | give it with tls.keystore
                    x509 -in ca.pem -out other.key                                   | no private key in PEM, but CERTIFICATE
                    """)
    void whatIsNoKeyForTlsIsNamedWithWhatToDo(String command, String message) throws Exception {
        openssl.openssl(command.split(" ", -1));
        assertThatThrownBy(() -> read("other.key"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aCurveThatIsWrittenOutIsNamedByTheCommandThatIsGiven() throws Exception {
        openssl.openssl("ec", "-in", "ca.key", "-param_enc", "explicit", "-out", "explicit.key");
        assertThatThrownBy(() -> read("explicit.key"))
                .satisfies(refused -> openssl.openssl(refused.getMessage()
                        .replaceFirst("(?s).*: openssl ", "")
                        .replace("FILE", "explicit.key")
                        .split(" ", -1)));
        assertThat(number(read("explicit.key.named"))).isEqualTo(number(read("ca.key")));
    }

    /** What an EC key is; the old form has its public key with it. */
    private static BigInteger number(PrivateKey key) {
        return ((ECPrivateKey) key).getS();
    }

    private PrivateKey read(String file) throws Exception {
        return PrivateKeys.read(folder.resolve(file), Optional.empty());
    }
}

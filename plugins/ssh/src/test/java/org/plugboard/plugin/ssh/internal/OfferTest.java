// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.InvalidRequestException;

class OfferTest {

    private static final List<String> USUAL_CIPHERS =
            List.of("aes128-gcm@openssh.com", "aes256-gcm@openssh.com", "aes128-ctr", "aes192-ctr", "aes256-ctr");

    @Test
    void nothingOldIsOfferedUnasked() {
        assertThat(new Offer("R1/cli", options("")).choices())
                .flatExtracting(Offer.Choice::names)
                .contains("curve25519-sha256", "ssh-ed25519", "rsa-sha2-512", "aes128-ctr", "hmac-sha2-256")
                .doesNotContain(
                        "diffie-hellman-group14-sha1",
                        "diffie-hellman-group-exchange-sha1",
                        "diffie-hellman-group1-sha1",
                        "ssh-rsa",
                        "ssh-dss",
                        "aes128-cbc",
                        "3des-cbc",
                        "hmac-md5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    +aes128-cbc | 5 | aes128-gcm@openssh.com | aes128-cbc
                    +aes???-cbc,3des-cbc | 8 | aes128-gcm@openssh.com | 3des-cbc
                    ^aes256-ctr,aes128-cbc | 5 | aes256-ctr | aes192-ctr
                    -*gcm* | 2 | aes128-ctr | aes256-ctr
                    -aes128-ctr,aes192-ctr | 2 | aes128-gcm@openssh.com | aes256-ctr
                    aes256-cbc,aes128-ctr | 1 | aes256-cbc | aes128-ctr
                    """)
    void aListIsOneOfItsOwnOrChangesTheUsualOne(String list, int lastIndex, String first, String last) {
        List<String> ciphers = ciphers(list);

        assertThat(ciphers.get(0)).isEqualTo(first);
        assertThat(ciphers)
                .hasSizeBetween(lastIndex, lastIndex + 1)
                .endsWith(last)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsNotHereIsLeftOutOfALongerList() {
        assertThat(ciphers("chacha20-poly1305@openssh.com,aes128-ctr")).containsExactly("aes128-ctr");
        assertThat(ciphers("+cast128-cbc")).isEqualTo(USUAL_CIPHERS);
    }

    @Test
    void aListOfWhichNothingIsHereIsRefusedWithWhatThereIs() {
        assertThatThrownBy(() -> ciphers("chacha20-poly1305@openssh.com"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith(
                        "R1/cli: ssh_options: '-oCiphers=chacha20-poly1305@openssh.com': expected at least one cipher"
                                + " that is here: aes128-gcm@openssh.com, ")
                .hasMessageContaining("3des-cbc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+", "+aes128-cbc,,x", "aes128-ctr, aes256-ctr"})
    void whatIsNoListIsRefused(String list) {
        assertThatThrownBy(() -> ciphers(list))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageEndingWith("expected names with commas between them, such as +name,name or -name*");
    }

    private static List<String> ciphers(String list) {
        return new Offer("R1/cli", options("'-oCiphers=" + list + "'"))
                .choices().stream()
                        .filter(choice -> choice.catalogue().keyword() == Keyword.CIPHERS)
                        .flatMap(choice -> choice.names().stream())
                        .toList();
    }

    private static SshOptions options(String text) {
        return SshOptions.of("R1/cli", List.of(text));
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.InvalidRequestException;

class SshOptionsTest {

    private static final Path HOME = Path.of(System.getProperty("user.home"));

    @Test
    @Tag("semantics-133")
    void theLinesOfRealTestbedsAreUnderstood() {
        SshOptions usual = of("-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null");
        assertThat(usual.hostKeys()).contains(HostKeys.OFF);
        assertThat(usual.knownHosts()).contains(KnownHosts.NOWHERE);
        assertThat(usual.unserved()).isEmpty();

        SshOptions old = of("-oKexAlgorithms=+diffie-hellman-group14-sha1 -oHostkeyAlgorithms=+ssh-rsa");
        assertThat(old.text(Keyword.KEX_ALGORITHMS)).contains("+diffie-hellman-group14-sha1");
        assertThat(old.text(Keyword.HOST_KEY_ALGORITHMS)).contains("+ssh-rsa");

        SshOptions long_ = of(
                "-o StrictHostKeyChecking=no -o PreferredAuthentications=password -o"
                        + " PubkeyAuthentication=no -o UserKnownHostsFile=/dev/null -oKexAlgorithms=+diffie-hellman-group1-sha1");
        assertThat(long_.preferredAuthentications()).contains(List.of("password"));
        assertThat(long_.allows(Keyword.PUBKEY_AUTHENTICATION)).isFalse();
        assertThat(long_.allows(Keyword.PASSWORD_AUTHENTICATION)).isTrue();
    }

    @Test
    void lettersMeanWhatTheyMeanToOpenSsh() {
        SshOptions options =
                of("-4qvtt -p50225 -l lab -i ~/.ssh/lab -c aes128-cbc -m hmac-sha1,hmac-md5 -E log -F none");

        assertThat(options.port()).contains(50225);
        assertThat(options.text(Keyword.USER)).contains("lab");
        assertThat(options.identityFile()).contains(HOME.resolve(".ssh/lab"));
        assertThat(options.text(Keyword.CIPHERS)).contains("aes128-cbc");
        assertThat(options.text(Keyword.MACS)).contains("hmac-sha1,hmac-md5");
        assertThat(options.unserved()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-oPort=2222",
                "-o Port=2222",
                "-o 'Port 2222'",
                "-o \"port = 2222\"",
                "-o 'Port=\"2222\"'",
                "-o Po'rt='22\\22",
                "  -v\t-p\n2222 -p 23 -oPort=24"
            })
    void oneOptionIsWrittenInManyWaysAndTheFirstCounts(String text) {
        assertThat(of(text).port()).contains(2222);
    }

    @Test
    void aListOfOptionsIsOneLine() {
        SshOptions options = of("-o", "Port=2222", "-l lab");

        assertThat(options.port()).contains(2222);
        assertThat(options.text(Keyword.USER)).contains("lab");
    }

    @Test
    void aBlankInQuotesBelongsToTheWord() {
        assertThat(of("-i '/keys of/the lab'").identityFile()).contains(Path.of("/keys of/the lab"));
        assertThat(of("-i /keys\\ of/lab").identityFile()).contains(Path.of("/keys of/lab"));
        assertThat(of("-i none").identityFile()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10,10", "90s,90", "1m30s,90", "1H,3600"})
    void aTimeHasUnits(String text, int seconds) {
        assertThat(of("-oConnectTimeout=" + text).connectTimeout()).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"yes,STRICT", "no,OFF", "off,OFF", "accept-new,ACCEPT_NEW", "ask,ACCEPT_NEW"})
    void theHostKeyPolicyIsTranslated(String text, HostKeys policy) {
        assertThat(of("-oStrictHostKeyChecking=" + text).hostKeys()).contains(policy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-J bastion",
                "-oProxyCommand='nc %h %p'",
                "-L 8080:localhost:80",
                "-D1080",
                "-A",
                "-F /etc/other",
                "-oServerAliveInterval=30",
                "-oHostName=192.0.2.9"
            })
    void whatIsNotDoneHereIsNamedAndDoesNotStandInTheWay(String text) {
        SshOptions options = of(text, "-p 2222");

        assertThat(options.port()).contains(2222);
        assertThat(options.unserved()).singleElement().asString().startsWith(text.substring(0, 2));
    }

    @Test
    void whatIsSwitchedOffIsNotMissed() {
        assertThat(of("-oProxyCommand=none -oForwardX11=no -oServerAliveInterval=0 -oLogLevel=ERROR")
                        .unserved())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    -p abc | '-p': expected a port in 1 … 65535
                    -oPort=70000 | '-oPort=70000': expected a port in 1 … 65535
                    -p | '-p' needs a value behind it
                    -v lab@192.0.2.1 | word 2 is no option of ssh; expected one such as
                    -z | '-z': ssh has no such option
                    -oPort | '-oPort': expected a keyword of ssh_config and its value, such as -oPort=2222
                    -o KexAlgoritms=+x | '-oKexAlgoritms': ssh_config has no keyword KexAlgoritms; did you mean KexAlgorithms?
                    -oConnectTimeout=soon | '-oConnectTimeout=soon': expected a time such as 10 or 1m30s
                    -oStrictHostKeyChecking=maybe | '-oStrictHostKeyChecking=maybe': expected yes, no, accept-new or ask
                    -oPasswordAuthentication=never | '-oPasswordAuthentication=never': expected yes or no
                    -i "x | the quote " is not closed
                    -i x\\ | nothing follows the backslash at the end
                    """)
    void whatCannotBeUnderstoodIsNamedWithWhatIsExpected(String text, String message) {
        assertThatThrownBy(() -> {
                    SshOptions options = of(text);
                    options.port();
                    options.connectTimeout();
                    options.hostKeys();
                    options.allows(Keyword.PASSWORD_AUTHENTICATION);
                })
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("R1/cli: ssh_options: ")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    -oProxyCommand="sshpass -p S3CRET ssh -W %h:%p bastion" | -oProxyCommand
                    -o 'SetEnv TOKEN=S3CRET' | -oSetEnv
                    -J me:S3CRET@bastion | -J
                    -p2222 -JS3CRET | -J
                    """)
    void whatIsNotDoneHereIsNamedWithoutItsValue(String text, String named) {
        assertThat(of(text).unserved()).containsExactly(named);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-oProxyCommand=sshpass -p S3CRET ssh",
                "-oProxyCommand=sshpass S3CRET",
                "sshpass -pS3CRET",
                "--password=S3CRET",
                "-p S3CRET",
                "-oPort=S3CRET",
                "-o S3CRET",
                "-o S3CRET:x=y",
                "-o Pasword=S3CRET",
                "-o =S3CRET"
            })
    void noErrorQuotesWhatMayBeAPassword(String text) {
        assertThatThrownBy(() -> of(text).port())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageNotContaining("S3CRET");
    }

    private static SshOptions of(String... texts) {
        return SshOptions.of("R1/cli", List.of(texts));
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.shell.ProcessShellFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.device.Credential;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportRequest;
import org.plugboard.spi.TransportRequest.Window;

/** Against a server that has old algorithms only: reached where they are asked for, explained where they are not. */
@Timeout(60)
@Tag("semantics-133")
class OldServerTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private SshServer server;

    @BeforeEach
    void prepare() {
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
        server.setShellFactory(new ProcessShellFactory("cat", "cat"));
        server.setPasswordAuthenticator((user, password, session) -> user.equals("lab") && password.equals("cisco"));
    }

    @AfterEach
    void stop() throws IOException {
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "diffie-hellman-group1-sha1",
                "diffie-hellman-group14-sha1",
                "diffie-hellman-group-exchange-sha1",
                "diffie-hellman-group15-sha512",
                "diffie-hellman-group17-sha512"
            })
    void aKeyExchangeIsReachedOnRequestAndNamedWithout(String name) throws IOException {
        server.setKeyExchangeFactories(NamedFactory.setUpTransformedFactories(
                false, List.of(BuiltinDHFactories.resolveFactory(name)), ServerBuilder.DH2KEX));
        server.start();

        assertThatThrownBy(() -> login(""))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageStartingWith(
                        "R1/ssh: ssh lab@127.0.0.1:" + server.getPort() + " failed while exchanging keys: ")
                .hasMessageContaining("no key exchange in common: offered were curve25519-sha256, ")
                .hasMessageContaining("; the server has " + name)
                .hasMessageEndingWith("; this would connect: ssh_options: -oKexAlgorithms=+" + name);
        login("-oKexAlgorithms=+" + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aes128-cbc", "aes192-cbc", "aes256-cbc", "3des-cbc", "blowfish-cbc"})
    void aCipherIsReachedOnRequestAndNamedWithout(String name) throws IOException {
        server.setCipherFactories(List.of(BuiltinCiphers.resolveFactory(name)));
        server.start();

        assertThatThrownBy(() -> login("")).hasMessageEndingWith("this would connect: ssh_options: -oCiphers=+" + name);
        login("-c " + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hmac-sha1-96", "hmac-md5", "hmac-md5-96", "hmac-sha1-etm@openssh.com"})
    void aMacIsReachedOnRequestAndNamedWithout(String name) throws IOException {
        server.setMacFactories(List.of(BuiltinMacs.resolveFactory(name)));
        server.start();

        assertThatThrownBy(() -> login("")).hasMessageEndingWith("this would connect: ssh_options: -oMACs=+" + name);
        login("-m " + name + " -oCiphers=aes128-ctr");
    }

    @Test
    void aHostKeyThatIsSignedWithSha1IsAcceptedOnRequestAlsoTheSecondTime() throws IOException {
        hostKey("RSA", "ssh-rsa");

        assertThatThrownBy(() -> login(""))
                .hasMessageContaining("no type of host key in common")
                .hasMessageEndingWith("this would connect: ssh_options: -oHostKeyAlgorithms=+ssh-rsa");
        login("-oHostKeyAlgorithms=+ssh-rsa");
        login("-oHostKeyAlgorithms=ssh-rsa");
    }

    @Test
    void aDsaHostKeyIsAcceptedOnRequest() throws IOException {
        hostKey("DSA", "ssh-dss");

        login("-oHostKeyAlgorithms=ssh-dss");
    }

    @Test
    void allThatIsMissingIsNamedAtOnce() throws IOException {
        server.setKeyExchangeFactories(NamedFactory.setUpTransformedFactories(
                false,
                List.of(BuiltinDHFactories.resolveFactory("diffie-hellman-group14-sha1")),
                ServerBuilder.DH2KEX));
        server.setCipherFactories(
                List.of(BuiltinCiphers.resolveFactory("aes128-cbc"), BuiltinCiphers.resolveFactory("3des-cbc")));
        hostKey("RSA", "ssh-rsa");
        String remedy =
                "-oKexAlgorithms=+diffie-hellman-group14-sha1 -oHostKeyAlgorithms=+ssh-rsa -oCiphers=+aes128-cbc";

        assertThatThrownBy(() -> login("")).hasMessageEndingWith("this would connect: ssh_options: " + remedy);
        assertThatThrownBy(() -> login("-oCiphers=aes256-ctr -oKexAlgorithms=curve25519-sha256"))
                .hasMessageEndingWith("this would connect in place of what is there: ssh_options: " + remedy);
        login(remedy);
    }

    @Test
    void aServerWhoseAlgorithmsAreNotHereIsSaidToBeOutOfReach() throws IOException {
        server.setCipherFactories(List.of(BuiltinCiphers.cc20p1305_openssh));
        server.start();

        assertThatThrownBy(() -> login(""))
                .hasMessageContaining("the server has chacha20-poly1305@openssh.com")
                .hasMessageEndingWith("none of the server's can be used here");
    }

    @Test
    void waysToLogInThatAreSwitchedOffAreNotTried() throws IOException {
        server.start();

        assertThatThrownBy(() -> login("-oPasswordAuthentication=no -oKbdInteractiveAuthentication=no"))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("tried nothing");
        assertThatThrownBy(() -> login("-oPreferredAuthentications=publickey,hostbased"))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("tried nothing");
        login("-oPreferredAuthentications=password,keyboard-interactive");
    }

    @Test
    void userPortAndFilesOfTheOptionsCountWhereNothingElseSaysThem() throws IOException {
        server.start();
        Path known = folder.resolve("of_options");
        String options = "-l lab -p %d -oUserKnownHostsFile=%s".formatted(server.getPort(), known);

        Transport transport = new SshTransportFactory()
                .create(
                        Contexts.context(
                                org.plugboard.device.Path.of("mgmt", Map.of("host", "127.0.0.1")),
                                List.of(),
                                Map.of("ssh_options", options),
                                new Credential(Map.of("password", "cisco"))),
                        shell());
        open(transport);

        assertThat(known).content().startsWith("[127.0.0.1]:" + server.getPort());
    }

    @Test
    void theArgumentsGoBeforeTheOptions() throws IOException {
        server.start();

        login("-p 9 -l nobody -i /no/such/key -oPubkeyAuthentication=no -oStrictHostKeyChecking=yes"
                + " -oUserKnownHostsFile=/no/such/file");

        assertThat(folder.resolve("known_hosts")).exists();
    }

    @Test
    void aFileThatKeepsNothingMakesEveryHostANewOne() throws IOException {
        server.start();

        assertThatCode(() -> open(new SshTransportFactory()
                        .create(
                                Contexts.context(
                                        "127.0.0.1",
                                        server.getPort(),
                                        Map.of("ssh_options", "-oUserKnownHostsFile=/dev/null"),
                                        Credential.of("lab", "cisco")),
                                shell())))
                .doesNotThrowAnyException();
    }

    private void hostKey(String algorithm, String signature) throws IOException {
        SimpleGeneratorHostKeyProvider keys = new SimpleGeneratorHostKeyProvider();
        keys.setAlgorithm(algorithm);
        keys.setKeySize(algorithm.equals("DSA") ? 1024 : 2048);
        server.setKeyPairProvider(keys);
        server.setSignatureFactories(List.of(BuiltinSignatures.resolveFactory(signature)));
        server.start();
    }

    private void login(String options) throws IOException {
        Map<String, Object> arguments = Map.of(
                "ssh_options",
                options,
                "host_keys",
                "accept-new",
                "known_hosts",
                folder.resolve("known_hosts").toString());
        open(new SshTransportFactory()
                .create(
                        Contexts.context("127.0.0.1", server.getPort(), arguments, Credential.of("lab", "cisco")),
                        shell()));
    }

    private static void open(Transport transport) {
        try (transport) {
            transport.open(Deadline.after(LONG));
        }
    }

    private static TransportRequest shell() {
        return TransportRequest.shell("ssh", new Window("vt100", 80, 24));
    }
}

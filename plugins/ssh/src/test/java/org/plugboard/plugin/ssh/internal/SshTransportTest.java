// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Security;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.HostKeyException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.Credential;
import org.plugboard.device.Secret;
import org.plugboard.plugin.tcp.internal.TcpTransportFactory;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportRequest;
import org.plugboard.spi.TransportRequest.Purpose;
import org.plugboard.spi.TransportRequest.Window;

/** Against OpenSSH. */
@Timeout(60)
class SshTransportTest {

    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String SHA1 = "-oKexAlgorithms=+diffie-hellman-group14-sha1";
    private static final String USER = System.getProperty("user.name");

    @TempDir
    static Path folder;

    private static OpenSshServer server;

    private final SshTransportFactory factory = new SshTransportFactory(new TcpTransportFactory());
    private final List<Transport> opened = new ArrayList<>();

    @TempDir
    private Path own;

    private Map<String, Object> arguments;

    @BeforeAll
    static void startServer() throws Exception {
        server = OpenSshServer.start(folder);
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void useOwnFiles() {
        arguments = Map.of(
                "private_key",
                server.file("user").toString(),
                "known_hosts",
                own.resolve("a/known_hosts").toString());
    }

    @AfterEach
    void closeAll() {
        opened.forEach(Transport::close);
    }

    @Test
    void aShellHasATerminalOfTheSizeThatWasAskedFor() throws IOException {
        OpenSshServer.assumeTerminals();
        Transport shell = open(TransportRequest.shell("ssh", new Window("vt100", 97, 31)));

        shell.write("stty size; echo $TERM; exit\n".getBytes(UTF_8), Deadline.after(LONG));

        assertThat(readAll(shell)).contains("31 97").contains("vt100");
        assertThat(shell.isOpen()).isFalse();
    }

    @Test
    void aCommandsOutputAndErrorsAreReadToTheEnd() throws IOException {
        Transport command = open(exec("echo out; echo err >&2"));

        assertThat(readAll(command)).contains("out\n").contains("err\n");
    }

    @Test
    void aSubsystemIsStartedByItsName() throws IOException {
        Transport echo = open(TransportRequest.subsystem("ssh", "echo"));

        echo.write("hello".getBytes(UTF_8), Deadline.after(LONG));

        assertThat(read(echo, 5)).isEqualTo("hello");
    }

    @Test
    void anUnknownSubsystemIsRefusedWithWhatToLookAt() {
        assertThatThrownBy(() -> open(TransportRequest.subsystem("ssh", "netconf")))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessage("R1/ssh: ssh " + USER + "@127.0.0.1:" + server.port()
                        + " failed while starting the session: the server refused the subsystem netconf; it may not be"
                        + " enabled there, not permitted to this user, or on another port: NETCONF's is 830, and some"
                        + " devices have it on 22");
        assertThatThrownBy(() -> open(TransportRequest.subsystem("ssh", "sftp")))
                .hasMessageEndingWith(
                        "the server refused the subsystem sftp; it may not be enabled there, not permitted"
                                + " to this user, or on another port");
    }

    @Test
    void tenMegabytesGoThroughInBothDirections() throws Exception {
        byte[] sent = new byte[10_000_000];
        for (int i = 0; i < sent.length; i++) {
            sent[i] = (byte) (i * 31 + i / 257);
        }
        Transport cat = open(exec("cat"));
        FutureTask<Void> writing = inBackground(() -> {
            cat.write(sent, Deadline.after(LONG));
            return null;
        });

        assertThat(readBytes(cat, sent.length)).isEqualTo(sent);
        writing.get();
    }

    @Test
    void errorsThatAreLongerThanTheWindowArriveToo() throws Exception {
        Transport command = open(exec("head -c 5000000 /dev/zero >&2; echo done"));

        // The order of two streams is nobody's promise.
        assertThat(readAll(command)).hasSize(5_000_005).contains("done\n");
    }

    @Test
    void aReadEndsAtItsDeadlineWithNothing() throws IOException {
        Transport cat = open(exec("cat"));

        assertThat(cat.read(new byte[10], 0, 10, Deadline.after(SHORT))).isZero();
        assertThat(cat.isOpen()).isTrue();
    }

    @Test
    void anInterruptEndsTheReadAndLeavesThePipeUsable() throws Exception {
        Transport cat = open(exec("cat"));
        FutureTask<Integer> reading = new FutureTask<>(() -> cat.read(new byte[9], 0, 9, Deadline.after(LONG)));
        Thread reader = new Thread(reading);
        reader.start();
        reader.interrupt();

        assertThatThrownBy(reading::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedIOException.class);
        cat.write("still here".getBytes(UTF_8), Deadline.after(LONG));
        assertThat(read(cat, 10)).isEqualTo("still here");
    }

    @Test
    void closingFromAnotherThreadEndsTheRead() throws Exception {
        Transport cat = open(exec("cat"));
        FutureTask<Integer> reading = inBackground(() -> cat.read(new byte[9], 0, 9, Deadline.after(LONG)));

        cat.close();
        cat.close();

        assertThatThrownBy(reading::get)
                .hasCauseInstanceOf(IOException.class)
                .hasMessageEndingWith("was closed from this side");
        assertThat(cat.isOpen()).isFalse();
    }

    @Test
    void aPeerThatDoesNotReadEndsTheWriteAtItsDeadline() {
        Transport sleeper = open(exec("exec sleep 60"));

        assertThatThrownBy(() -> sleeper.write(new byte[20_000_000], Deadline.after(Duration.ofMillis(500))))
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessageContaining("R1/ssh")
                .hasMessageContaining("20000000 bytes");
        assertThat(sleeper.isOpen()).isFalse();
    }

    @Test
    void anInterruptEndsTheWriteAndThePipeAndIsSaidToBeOne() throws Exception {
        Transport sleeper = open(exec("exec sleep 60"));
        FutureTask<Void> writing = new FutureTask<>(() -> {
            sleeper.write(new byte[20_000_000], Deadline.after(LONG));
            return null;
        });
        Thread writer = new Thread(writing);
        writer.start();
        writer.interrupt();

        assertThatThrownBy(writing::get)
                .hasCauseExactlyInstanceOf(InterruptedIOException.class)
                .hasMessageContaining("R1/ssh: cannot send 20000000 bytes");
        assertThat(sleeper.isOpen()).isFalse();
    }

    @Test
    void whatTheServerSaidBeforeItClosedIsReadThoughNothingCanBeSentAnyMore() throws IOException {
        Transport busy = open(exec("echo no session left"));
        Deadline deadline = Deadline.after(LONG);
        while (busy.isOpen()) {
            assertThat(deadline.isOver()).isFalse();
            Thread.onSpinWait();
        }

        assertThatThrownBy(() -> busy.write("hello".getBytes(UTF_8), Deadline.after(LONG)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("R1/ssh: cannot send 5 bytes")
                .hasMessageEndingWith("the peer has closed the channel");
        assertThat(readAll(busy)).isEqualTo("no session left\n");
        assertThat(busy.isOpen()).isFalse();
    }

    @Test
    void aServerThatIsKilledEndsTheReadAfterWhatItHadSent() throws Exception {
        try (OpenSshServer mortal = OpenSshServer.start(Files.createDirectory(own.resolve("mortal")))) {
            Transport cat = open(mortal, exec("echo before; exec cat"), arguments(mortal), key());
            assertThat(read(cat, 7)).isEqualTo("before\n");

            mortal.kill();

            assertThatThrownBy(() -> {
                        if (cat.read(new byte[9], 0, 9, Deadline.after(LONG)) < 0) {
                            throw new IOException("the end is as good");
                        }
                    })
                    .isInstanceOf(IOException.class);
            assertThat(cat.isOpen()).isFalse();
            assertThatThrownBy(() -> cat.keepAlive(Deadline.after(LONG)))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("R1/ssh: ssh " + USER);
        }
    }

    @Test
    void aClosedTransportLeavesNoThread() throws Exception {
        Transport cat = open(exec("cat"));
        List<Thread> ours = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("sshj-"))
                .toList();
        assertThat(ours).isNotEmpty();

        closeAll();

        for (Thread thread : ours) {
            thread.join(LONG.toMillis());
            assertThat(thread.isAlive()).isFalse();
        }
        assertThat(cat.isOpen()).isFalse();
        assertThat(Security.getProvider("BC")).isNull();
    }

    @Test
    void anEncryptedKeyIsOpenedWithItsPassphrase() throws IOException {
        Map<String, Object> locked =
                Contexts.with(arguments, "private_key", server.file("locked").toString());
        Transport command = open(server, exec("echo in"), locked, withPassphrase("open sesame"));

        assertThat(readAll(command)).isEqualTo("in\n");
    }

    @Test
    void aWrongOrMissingPassphraseIsSaidAndNotShown() {
        Map<String, Object> locked =
                Contexts.with(arguments, "private_key", server.file("locked").toString());

        assertThatThrownBy(() -> open(server, exec("true"), locked, withPassphrase("hocus pocus")))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("the credential's passphrase does not open it")
                .hasMessageNotContaining("hocus");
        assertThatThrownBy(() -> open(server, exec("true"), locked, key()))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("the credential has no passphrase");
    }

    @Test
    void anEncryptedPemKeyIsRefusedWithTheWayOut() throws Exception {
        OpenSshServer.keygen(own, "pem", "rsa", "secret", "-m", "PEM");
        Map<String, Object> pem =
                Contexts.with(arguments, "private_key", own.resolve("pem").toString());

        assertThatThrownBy(() -> open(server, exec("true"), pem, withPassphrase("secret")))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("ssh-keygen -p -f " + own.resolve("pem"));

        OpenSshServer.run(List.of(
                "ssh-keygen",
                "-q",
                "-p",
                "-P",
                "secret",
                "-N",
                "secret",
                "-f",
                own.resolve("pem").toString()));
        server.authorize(own.resolve("pem.pub"));
        open(server, exec("true"), pem, withPassphrase("secret"));
    }

    @Test
    void anEncryptedPkcs8KeyIsOpenedWithItsPassphrase() throws Exception {
        OpenSshServer.keygen(own, "pkcs8", "rsa", "secret", "-m", "PKCS8");
        server.authorize(own.resolve("pkcs8.pub"));

        open(
                server,
                exec("true"),
                Contexts.with(arguments, "private_key", own.resolve("pkcs8").toString()),
                withPassphrase("secret"));
    }

    @Test
    void aKeyThatIsNotThereIsNamed() {
        assertThatThrownBy(() ->
                        open(server, exec("true"), Contexts.with(arguments, "private_key", "/no/such/key"), key()))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("/no/such/key")
                .hasMessageContaining("no such file");
    }

    @Test
    @Tag("semantics-119")
    void aKeyInPlaceOfItsFileIsRefusedAndNotShown() {
        String written = "-----BEGIN OPENSSH PRIVATE KEY-----\nZZkeyZZ\n-----END OPENSSH PRIVATE KEY-----\n";
        assertThatThrownBy(() -> open(server, exec("true"), Contexts.with(arguments, "private_key", written), key()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("private_key has 3 lines")
                .hasNoCause()
                .hasMessageNotContaining("ZZkeyZZ");
    }

    /** As YAML folds it: each end of a line is a blank. */
    @ParameterizedTest
    @Tag("semantics-119")
    @CsvSource({
        "private_key, -----BEGIN OPENSSH PRIVATE KEY----- ZZkeyZZ",
        "known_hosts, -----BEGIN OPENSSH PRIVATE KEY----- ZZkeyZZ",
        "ssh_options, -i \"-----BEGIN OPENSSH PRIVATE KEY----- ZZkeyZZ\""
    })
    void aKeyInOneLineInPlaceOfItsFileIsRefusedAndNotShown(String argument, String written) {
        Map<String, Object> wrong = Map.of(argument, written);
        assertThatThrownBy(() -> open(server, exec("true"), wrong, key()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("R1/ssh: " + argument)
                .hasMessageContaining(" has the marks of a key or certificate, ")
                .hasMessageNotContaining("ZZkeyZZ")
                .hasNoCause();
    }

    @Test
    void aKeyThatTheServerDoesNotKnowIsRefusedWithWhatWasTriedAndWhatIsOffered() throws Exception {
        OpenSshServer.keygen(own, "stranger", "ed25519", "");
        Map<String, Object> stranger =
                Contexts.with(arguments, "private_key", own.resolve("stranger").toString());

        assertThatThrownBy(() -> open(server, exec("true"), stranger, key()))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("refused user " + USER)
                .hasMessageContaining("tried publickey, the server offers publickey");
    }

    @Test
    void aWrongPasswordIsRefusedAndNotShown() {
        Map<String, Object> noKey =
                Map.of("known_hosts", own.resolve("known_hosts").toString());

        assertThatThrownBy(() -> open(server, exec("true"), noKey, Credential.of(USER, "n0t-the-0ne")))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("password")
                .hasMessageNotContaining("n0t-the-0ne");
    }

    @Test
    void anUnknownHostKeyIsAcceptedOnceAndWrittenDown() throws IOException {
        open(exec("true"));
        open(exec("true"));

        Path file = own.resolve("a/known_hosts");
        assertThat(Files.readAllLines(file)).singleElement().satisfies(line -> assertThat(line)
                .startsWith("[127.0.0.1]:" + server.port() + " ssh-ed25519 "));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void aFileThatAnotherProcessKeepsLockedIsNamedBeforeTheDeadline() throws IOException {
        Files.createDirectories(own.resolve("a"));
        Path file = Files.createFile(own.resolve("a/known_hosts"));
        Transport transport =
                factory.create(Contexts.context("127.0.0.1", server.port(), arguments, key()), exec("true"));
        try (LockHolder holder = LockHolder.of(file)) {
            assertThatThrownBy(() -> transport.open(Deadline.after(Duration.ofSeconds(2))))
                    .isInstanceOf(HostKeyException.class)
                    .hasMessageStartingWith("R1/ssh: cannot check the host key of [127.0.0.1]:" + server.port())
                    .hasMessageContaining("cannot write " + file + ": others kept it locked");
            holder.release();
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamedAndTheCheckStaysOn() {
        Map<String, Object> nowhere = Contexts.with(arguments, "known_hosts", "/proc/nope/known_hosts");

        assertThatThrownBy(() -> open(server, exec("true"), nowhere, key()))
                .isInstanceOf(HostKeyException.class)
                .hasMessageContaining("cannot write /proc/nope/known_hosts: no such folder;")
                .hasMessageNotContainingAny("Exception", "off");
    }

    @Test
    void theKeyThatIsOnRecordIsAskedForWhenTheServerHasSeveral() throws IOException {
        remember("[127.0.0.1]:" + server.port(), "host_rsa");

        open(exec("true"));

        assertThat(Files.readAllLines(own.resolve("a/known_hosts"))).hasSize(1);
    }

    @Test
    void aHashedNameIsRecognised() throws Exception {
        remember("[127.0.0.1]:" + server.port(), "host_ed25519");
        Path file = own.resolve("a/known_hosts");
        OpenSshServer.run(List.of("ssh-keygen", "-H", "-f", file.toString()));
        assertThat(Files.readString(file)).startsWith("|1|");

        open(server, exec("true"), Contexts.with(arguments, "host_keys", "strict"), key());
    }

    @Test
    void anUnknownHostIsRefusedWhenStrictWithTheLineThatAcceptsIt() throws IOException {
        Map<String, Object> strict = Contexts.with(arguments, "host_keys", "strict");
        String line = "[127.0.0.1]:" + server.port() + " "
                + Files.readString(server.file("host_ed25519.pub")).strip();

        assertThatThrownBy(() -> open(server, exec("true"), strict, key()))
                .isInstanceOf(HostKeyException.class)
                .hasMessageContaining("SHA256:")
                .hasMessageContaining(line);

        assertThat(own.resolve("a/known_hosts")).doesNotExist();
        Files.createDirectories(own.resolve("a"));
        Files.writeString(own.resolve("a/known_hosts"), line);
        open(server, exec("true"), strict, key());
    }

    @Test
    void aChangedKeyIsRefusedWithBothFingerprintsFileAndLine() throws Exception {
        OpenSshServer.keygen(own, "former", "ed25519", "");
        Files.createDirectories(own.resolve("a"));
        Files.writeString(
                own.resolve("a/known_hosts"),
                "# mine\n[127.0.0.1]:" + server.port() + " " + Files.readString(own.resolve("former.pub")));

        assertThatThrownBy(() -> open(exec("true")))
                .isInstanceOf(HostKeyException.class)
                .hasMessageContaining(fingerprint(own.resolve("former.pub")))
                .hasMessageContaining(fingerprint(server.file("host_ed25519.pub")))
                .hasMessageContaining(own.resolve("a/known_hosts") + ", line 2");
        open(server, exec("true"), Contexts.with(arguments, "host_keys", "off"), key());
    }

    @Test
    void withTheCheckOffNothingIsWrittenDown() {
        open(server, exec("true"), Contexts.with(arguments, "host_keys", "off"), key());

        assertThat(own.resolve("a/known_hosts")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"256", "384", "521"})
    void ecdsaKeysOfHostAndUserAreUnderstood(String bits) throws Exception {
        OpenSshServer.keygen(own, "host", "ecdsa", "", "-b", bits);
        OpenSshServer.keygen(own, "me", "ecdsa", "open sesame", "-b", bits);
        String algorithm = "ecdsa-sha2-nistp" + bits;
        try (OpenSshServer ecdsa = OpenSshServer.start(
                Files.createDirectory(own.resolve("ecdsa")),
                "HostKey " + own.resolve("host"),
                "HostKeyAlgorithms " + algorithm,
                "PubkeyAcceptedAlgorithms " + algorithm)) {
            ecdsa.authorize(own.resolve("me.pub"));
            Map<String, Object> mine =
                    Contexts.with(arguments, "private_key", own.resolve("me").toString());

            Transport command = open(ecdsa, exec("echo in"), mine, withPassphrase("open sesame"));

            assertThat(readAll(command)).isEqualTo("in\n");
            assertThat(Files.readAllLines(own.resolve("a/known_hosts")))
                    .containsExactly("[127.0.0.1]:" + ecdsa.port() + " "
                            + Files.readString(own.resolve("host.pub")).strip());
            open(ecdsa, exec("true"), Contexts.with(mine, "host_keys", "strict"), withPassphrase("open sesame"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PEM", "PKCS8"})
    void anEcdsaKeyInAnotherFormatIsRead(String format) throws Exception {
        OpenSshServer.keygen(own, "me", "ecdsa", "", "-m", format);
        server.authorize(own.resolve("me.pub"));

        open(
                server,
                exec("true"),
                Contexts.with(arguments, "private_key", own.resolve("me").toString()),
                key());
    }

    @Test
    void aServerWithoutACommonAlgorithmIsRefusedWithBothOffers() throws Exception {
        try (OpenSshServer old = OpenSshServer.start(
                Files.createDirectory(own.resolve("old")), "KexAlgorithms diffie-hellman-group14-sha1")) {
            assertThatThrownBy(() -> open(old, exec("true"), arguments(old), key()))
                    .isInstanceOf(ConnectFailedException.class)
                    .hasMessageContaining("curve25519-sha256")
                    .hasMessageEndingWith("ssh_options: -oKexAlgorithms=+diffie-hellman-group14-sha1");
            open(old, exec("true"), Contexts.with(arguments(old), "ssh_options", SHA1), key());
        }
    }

    @Test
    void aKeyOfAUserIsSignedAsTheOptionsSayWhateverTheHostKeyIs() throws Exception {
        OpenSshServer.keygen(own, "me", "rsa", "");
        try (OpenSshServer old = OpenSshServer.start(
                Files.createDirectory(own.resolve("rsa")),
                "HostKeyAlgorithms ssh-rsa",
                "PubkeyAcceptedAlgorithms ssh-rsa",
                "Ciphers aes128-cbc")) {
            old.authorize(own.resolve("me.pub"));
            Map<String, Object> mine =
                    Contexts.with(arguments, "private_key", own.resolve("me").toString());
            String options = "-o HostKeyAlgorithms=ssh-rsa -c aes128-cbc";

            assertThatThrownBy(() -> open(old, exec("true"), Contexts.with(mine, "ssh_options", options), key()))
                    .isInstanceOf(AuthenticationException.class);
            open(
                    old,
                    exec("true"),
                    Contexts.with(mine, "ssh_options", options + " -oPubkeyAcceptedAlgorithms=+ssh-rsa"),
                    key());
        }
        open(server, exec("true"), Contexts.with(arguments, "ssh_options", "-oHostKeyAlgorithms=rsa-sha2-256"), key());
    }

    @Test
    void userAndKeyOfTheOptionsNeedNoCredential() throws IOException {
        Map<String, Object> options = Map.of(
                "ssh_options", "-l %s -i %s -oUserKnownHostsFile=/dev/null".formatted(USER, server.file("user")));
        Transport transport = factory.create(
                Contexts.context(
                        org.plugboard.device.Path.of("mgmt", Map.of("host", "127.0.0.1", "port", server.port())),
                        List.of(),
                        options,
                        null),
                exec("echo in"));
        opened.add(transport);

        transport.open(Deadline.after(LONG));

        assertThat(readAll(transport)).isEqualTo("in\n");
    }

    @Test
    void aClosedPortIsSaidWithTheAddress() throws IOException {
        int port = OpenSshServer.freePort();
        Transport transport = factory.create(Contexts.context("127.0.0.1", port, arguments, key()), exec("true"));

        assertThatThrownBy(() -> transport.open(Deadline.after(LONG)))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("127.0.0.1:" + port)
                .hasMessageContaining("refused");
    }

    private static TransportRequest exec(String command) {
        return new TransportRequest("ssh", Purpose.EXEC, command, null, null, null);
    }

    private static Credential key() {
        return new Credential(Map.of("username", USER));
    }

    private static Credential withPassphrase(String passphrase) {
        return new Credential(Map.of("username", USER, "passphrase", Secret.of(passphrase)));
    }

    private Map<String, Object> arguments(OpenSshServer other) {
        return Contexts.with(arguments, "private_key", other.file("user").toString());
    }

    private Transport open(TransportRequest request) {
        return open(server, request, arguments, key());
    }

    private Transport open(
            OpenSshServer to, TransportRequest request, Map<String, Object> with, Credential credential) {
        Transport transport = factory.create(Contexts.context("127.0.0.1", to.port(), with, credential), request);
        opened.add(transport);
        transport.open(Deadline.after(LONG));
        return transport;
    }

    private void remember(String name, String key) throws IOException {
        Files.createDirectories(own.resolve("a"));
        Files.writeString(own.resolve("a/known_hosts"), name + " " + Files.readString(server.file(key + ".pub")));
    }

    private static String fingerprint(Path publicKey) throws IOException, InterruptedException {
        Process keygen = new ProcessBuilder("ssh-keygen", "-l", "-f", publicKey.toString()).start();
        return new String(keygen.getInputStream().readAllBytes(), UTF_8).split(" ", -1)[1];
    }

    private static String read(Transport transport, int length) throws IOException {
        return new String(readBytes(transport, length), UTF_8);
    }

    private static byte[] readBytes(Transport transport, int length) throws IOException {
        byte[] bytes = new byte[length];
        int size = 0;
        Deadline deadline = Deadline.after(LONG);
        while (size < length) {
            int count = transport.read(bytes, size, length - size, deadline);
            assertThat(count).as("after %d bytes", size).isPositive();
            size += count;
        }
        return bytes;
    }

    private static String readAll(Transport transport) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        Deadline deadline = Deadline.after(LONG);
        int count;
        while ((count = transport.read(buffer, 0, buffer.length, deadline)) >= 0) {
            assertThat(deadline.isOver()).as(all.toString(UTF_8)).isFalse();
            all.writeBytes(Arrays.copyOf(buffer, count));
        }
        return all.toString(UTF_8);
    }

    private static <T> FutureTask<T> inBackground(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        new Thread(task).start();
        return task;
    }
}

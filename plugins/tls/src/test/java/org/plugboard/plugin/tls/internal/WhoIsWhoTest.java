// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.HostKeyException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportRequest;

/** Who the server is for us, and who we are for it, against the JDK's own server. */
@Timeout(60)
class WhoIsWhoTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    private static Authority lab;
    private static Authority other;

    @BeforeAll
    static void makeCertificates() throws Exception {
        lab = new Authority(folder, "lab-ca");
        other = new Authority(folder, "other-ca");
        lab.issue("router", "IP:127.0.0.1,DNS:*.lab");
        lab.issueExpired("old-router", "IP:127.0.0.1");
        lab.issue("nameless", "");
        lab.issue("alice", "");
        other.issue("mallory", "");
        Files.writeString(
                folder.resolve("both.pem"),
                Files.readString(folder.resolve("alice.pem")) + Files.readString(folder.resolve("alice.key")));
        lab.openssl(
                "pkcs8", "-topk8", "-in", "alice.key", "-out", "locked.key", "-passout", "pass:" + Authority.PASSWORD);
        lab.openssl("ec", "-in", "alice.key", "-out", "sec1.key");
        lab.openssl("ec", "-in", "alice.key", "-out", "old.key", "-aes256", "-passout", "pass:" + Authority.PASSWORD);
        keepTrust();
    }

    /** As the JDK's keytool does it. */
    private static void keepTrust() throws Exception {
        KeyStore trusted = KeyStore.getInstance("JKS");
        trusted.load(null, null);
        trusted.setCertificateEntry("lab", certificate("lab-ca"));
        try (OutputStream out = Files.newOutputStream(file("trust.jks"))) {
            trusted.store(out, Authority.PASSWORD.toCharArray());
        }
    }

    private static JsseServer server(String certificate, boolean wantsCertificate, String version) throws Exception {
        return new JsseServer(
                folder.resolve(certificate + ".p12"), lab.certificate(), wantsCertificate, version, JsseServer::echo);
    }

    private static JsseServer server(String certificate) throws Exception {
        return server(certificate, false, "TLSv1.3");
    }

    private static void greet(JsseServer server, Map<String, Object> arguments) throws IOException {
        try (Transport transport = new TlsTransportFactory()
                .create(Contexts.context(server.port(), arguments), TransportRequest.stream("tls"))) {
            transport.open(Deadline.after(LIMIT));
            transport.write("hello".getBytes(UTF_8), Deadline.after(LIMIT));
            byte[] answer = new byte[5];
            assertThat(transport.read(answer, 0, 5, Deadline.after(LIMIT))).isPositive();
        }
    }

    private static Map<String, Object> believing(Authority authority) {
        return Map.of("tls.ca", authority.certificate());
    }

    @Test
    void aServerOfAnAuthorityThatIsBelievedIsLetIn() throws Exception {
        try (JsseServer server = server("router")) {
            greet(server, believing(lab));
            greet(server, Map.of("tls.ca", List.of(other.certificate(), lab.certificate())));
            greet(server, Map.of("tls.truststore", file("trust.jks"), "tls.truststore_password", Authority.PASSWORD));
            greet(server, Contexts.with(believing(lab), "tls.server_name", "r1.LAB"));
        }
    }

    @Test
    void aServerOfAnotherAuthorityIsRefusedWithTheIssuerThatIsMissing() throws Exception {
        try (JsseServer server = server("router")) {
            assertThatThrownBy(() -> greet(server, believing(other)))
                    .isInstanceOf(HostKeyException.class)
                    .hasMessageStartingWith("R1/nc: the certificate of tls 127.0.0.1:" + server.port()
                            + ", CN=router, of CN=lab-ca, valid ")
                    .hasMessageContaining("SHA-256 " + fingerprint("router"))
                    .hasMessageContaining("CN=lab-ca is missing among CN=other-ca (tls.ca: ")
                    .hasMessageContaining("tls.fingerprint");
            assertThat(server.failure().get()).hasMessageContaining("certificate_unknown");
            assertThatThrownBy(() -> greet(server, Map.of()))
                    .isInstanceOf(HostKeyException.class)
                    .hasMessageContaining("neither tls.ca nor tls.truststore");
        }
    }

    @Test
    void aCertificateThatHasExpiredIsRefusedWithItsDates() throws Exception {
        try (JsseServer server = server("old-router")) {
            assertThatThrownBy(() -> greet(server, believing(lab)))
                    .isInstanceOf(HostKeyException.class)
                    .hasMessageContaining("CN=old-router")
                    .hasMessageContaining("expired on ")
                    .hasMessageContaining("the device needs a new one");
        }
    }

    @Test
    void aCertificateOfSomebodyElseIsRefusedWithItsNames() throws Exception {
        try (JsseServer server = server("router")) {
            for (String wanted : List.of("router", "a.b.lab", "127.0.0.2", "lab", ".lab")) {
                assertThatThrownBy(() -> greet(server, Contexts.with(believing(lab), "tls.server_name", wanted)))
                        .isInstanceOf(HostKeyException.class)
                        .hasMessageContaining("is not for " + wanted + " but for: DNS *.lab, IP 127.0.0.1; ");
            }
        }
        try (JsseServer server = server("nameless")) {
            assertThatThrownBy(() -> greet(server, Contexts.with(believing(lab), "tls.server_name", "nameless")))
                    .isInstanceOf(HostKeyException.class)
                    .hasMessageContaining("is not for nameless but for: no subject alternative names");
        }
    }

    @Test
    void aPinnedCertificateIsBelievedWhateverItSays() throws Exception {
        try (JsseServer server = server("old-router")) {
            greet(
                    server,
                    Map.of(
                            "tls.fingerprint",
                            "SHA256 Fingerprint=" + fingerprint("old-router").toUpperCase(Locale.ROOT)));
            assertThatThrownBy(() -> greet(server, Map.of("tls.fingerprint", fingerprint("router"))))
                    .isInstanceOf(HostKeyException.class)
                    .hasMessageContaining("SHA-256 " + fingerprint("old-router"))
                    .hasMessageContaining("is not the one of tls.fingerprint");
        }
    }

    @Test
    void withoutVerifyingWhoeverAnswersIsBelieved() throws Exception {
        try (JsseServer server = server("old-router")) {
            greet(server, Map.of("tls.verify", false));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void weShowOurCertificateFromFilesAndKeystores(String version) throws Exception {
        try (JsseServer server = server("router", true, version)) {
            greet(server, shown(Map.of("tls.certificate", file("alice.pem"), "tls.key", file("alice.key"))));
            greet(server, shown(Map.of("tls.certificate", file("both.pem"))));
            greet(server, shown(Map.of("tls.certificate", file("alice.pem"), "tls.key", file("sec1.key"))));
            greet(
                    server,
                    shown(Map.of(
                            "tls.certificate", file("alice.pem"),
                            "tls.key", file("locked.key"),
                            "tls.key_password", Authority.PASSWORD)));
            greet(
                    server,
                    shown(Map.of(
                            "tls.certificate", file("alice.pem"),
                            "tls.key", file("old.key"),
                            "tls.key_password", Authority.PASSWORD)));
            greet(
                    server,
                    shown(Map.of("tls.keystore", file("alice.p12"), "tls.keystore_password", Authority.PASSWORD)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aServerThatRefusesOurCertificateIsQuotedWithWhatItWasShown(String version) throws Exception {
        try (JsseServer server = server("router", true, version)) {
            assertThatThrownBy(() -> greet(
                            server,
                            shown(Map.of("tls.certificate", file("mallory.pem"), "tls.key", file("mallory.key")))))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageStartingWith("R1/nc: tls 127.0.0.1:" + server.port() + " refuses us: the server says ")
                    .hasMessageContaining("it was shown CN=mallory, of CN=other-ca, valid ")
                    .hasMessageContaining("it takes those of [CN=lab-ca]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aServerThatWantsACertificateSaysSo(String version) throws Exception {
        try (JsseServer server = server("router", true, version)) {
            assertThatThrownBy(() -> greet(server, believing(lab)))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageContaining(
                            "it wants to see a certificate of ours; it takes those of [CN=lab-ca]; give tls.certificate");
        }
    }

    @Test
    void whatIsWrongWithOurFilesIsSaidBeforeAnythingIsSent() {
        assertUnusable(
                Map.of("tls.certificate", file("alice.pem"), "tls.key", file("mallory.key")),
                "its key is not that of the certificate CN=alice");
        assertUnusable(
                Map.of("tls.certificate", file("alice.pem"), "tls.key", file("locked.key")),
                "give its password with tls.key_password");
        assertUnusable(
                Map.of(
                        "tls.certificate",
                        file("alice.pem"),
                        "tls.key",
                        file("locked.key"),
                        "tls.key_password",
                        "wrong"),
                "tls.key_password does not open it");
        assertUnusable(Map.of("tls.certificate", file("alice.key")), "it has no certificate in PEM");
        assertUnusable(Map.of("tls.certificate", file("alice.pem")), "it has no private key in PEM");
        assertUnusable(Map.of("tls.certificate", file("nothing.pem")), "nothing.pem: there is no such file");
        assertUnusable(Map.of("tls.certificate", folder), ": it is a folder");
        assertUnusable(
                Map.of("tls.keystore", file("alice.p12"), "tls.keystore_password", "wrong"),
                "tls.keystore_password does not open it");
    }

    private static void assertUnusable(Map<String, Object> arguments, String message) {
        Throwable thrown = catchThrowable(() -> new TlsTransportFactory()
                .create(Contexts.context(1, arguments), TransportRequest.stream("tls"))
                .open(Deadline.after(LIMIT)));
        assertThat(thrown)
                .isInstanceOf(AuthenticationException.class)
                .hasMessageStartingWith("R1/nc: cannot use tls.")
                .hasMessageContaining(folder.toString())
                .hasMessageContaining(message);
        assertThat(thrown.toString()).doesNotContain(Authority.PASSWORD);
    }

    @Test
    void argumentsThatDoNotFitTogetherAreRefused() {
        assertRefused(Map.of("tls.key", "a.key"), "tls.key is given without tls.certificate");
        assertRefused(Map.of("tls.certificate", "a.pem", "tls.keystore", "a.p12"), "given twice");
        assertRefused(Map.of("tls.ca", "a.pem", "tls.truststore", "a.p12"), "given twice");
        assertRefused(Map.of("tls.certifcate", "a.pem"), "did you mean 'tls.certificate'?");
        assertRefused(Map.of("tls", "a.pem"), "tls is no block; it may have some of ca, truststore, ");
        assertRefused(Map.of("tls.fingerprint", "12:34"), "64 hexadecimal digits");
        assertRefused(
                Map.of("tls.versions", List.of("SSLv3")), "tls.versions has SSLv3; it may have [TLSv1.3, TLSv1.2]");
        assertRefused(
                Map.of("tls.verify", false, "call_home.from", "127.0.0.0/8"),
                "tls.verify is false, and several may call");
        assertRefused(Map.of("tls.verify", false, "tls.fingerprint", "0".repeat(64)), "drop tls.verify");
        assertRefused(Map.of("tls.certificate", "-----BEGIN CERTIFICATE-----\nMIIB\n"), "has 2 lines");
    }

    private static void assertRefused(Map<String, Object> arguments, String message) {
        assertThatThrownBy(() -> new TlsTransportFactory()
                        .create(Contexts.context(1, arguments), TransportRequest.stream("tls")))
                .isInstanceOfAny(InvalidRequestException.class, UnknownNameException.class)
                .hasMessageStartingWith("R1/nc: ")
                .hasMessageContaining(message);
    }

    @Test
    void aServerOfSomethingElseIsQuoted() throws Exception {
        try (ServerSocket ssh = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread greeter = new Thread(() -> greetAsSsh(ssh));
            greeter.start();
            assertThatThrownBy(() -> open(ssh.getLocalPort(), LIMIT))
                    .isInstanceOf(ConnectFailedException.class)
                    .hasMessageContaining("speaks no TLS: it begins with \"SSH-2.0-OpenSSH_9.2\"");
            greeter.join();
        }
    }

    private static void greetAsSsh(ServerSocket server) {
        try (Socket client = server.accept();
                OutputStream out = client.getOutputStream()) {
            out.write("SSH-2.0-OpenSSH_9.2\r\n".getBytes(UTF_8));
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The client has hung up, as it shall.
        }
    }

    @Test
    void aServerThatSaysNothingEndsTheHandshakeAtTheDeadline() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> open(silent.getLocalPort(), Duration.ofMillis(300)))
                    .isInstanceOf(TimedOutException.class)
                    .hasMessageContaining("did not finish the handshake in 300 ms");
        }
    }

    private static void open(int port, Duration limit) {
        new TlsTransportFactory()
                .create(Contexts.context(port, believing(lab)), TransportRequest.stream("tls"))
                .open(Deadline.after(limit));
    }

    private static Map<String, Object> shown(Map<String, Object> own) {
        return Contexts.with(own, "tls.ca", lab.certificate());
    }

    private static Path file(String name) {
        return folder.resolve(name);
    }

    private static String fingerprint(String subject) throws Exception {
        return CertificateText.fingerprint(certificate(subject));
    }

    private static X509Certificate certificate(String subject) throws Exception {
        return PemFile.read(file(subject + ".pem")).certificates().get(0);
    }
}

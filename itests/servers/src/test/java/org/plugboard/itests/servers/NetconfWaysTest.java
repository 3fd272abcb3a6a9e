// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.netconf.Datastore.RUNNING;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.TimedOutException;
import org.plugboard.contract.Eventually;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.netconf.Netconf;

/** The ways to netconfd: over TLS with the certificates of both sides (RFC 7589), and when the device calls (RFC 8071). */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NetconfWaysTest {

    private static final char[] PASSWORD = "tiger, tiger".toCharArray();

    @TempDir
    Path folder;

    private EmbeddedPlugboard plugboard;
    private OwnNetconfd netconfd;

    @BeforeEach
    void start() throws Exception {
        plugboard = Plugboards.withAllPlugins();
        netconfd = OwnNetconfd.start(folder);
        makeCertificate("router", "IP:127.0.0.1");
        makeCertificate("alice", "DNS:alice");
        makeCertificate("mallory", "DNS:mallory");
    }

    @AfterEach
    void stop() {
        netconfd.close();
        plugboard.close();
    }

    @Test
    void itIsReachedOverTlsWithTheCertificatesOfBothSides() throws Exception {
        try (SSLServerSocket server = (SSLServerSocket)
                tls().getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            server.setNeedClientAuth(true);
            Thread acceptor = new Thread(() -> accept(server), "tls in front of netconfd");
            acceptor.setDaemon(true);
            acceptor.start();
            Device device = device(Map.of("host", "127.0.0.1", "port", server.getLocalPort()), tlsAs("alice"));
            assertSpeaksNetconf(device.connect(ConnectRequest.via("nc")));
            device.destroyAll();
            Device refused = device(Map.of("host", "127.0.0.1", "port", server.getLocalPort()), tlsAs("mallory"));
            assertThatThrownBy(() -> refused.connect(ConnectRequest.via("nc")))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("refuses us: the server says ")
                    .hasMessageContaining("CN=mallory");
        }
    }

    @Test
    void itCallsOverSshAndCallsAgain() throws Exception {
        int port = FreePort.any();
        Map<String, Object> path = new LinkedHashMap<>(netconfd.path(netconfd.port()));
        path.remove("port");
        path.put("host", "127.0.0.2");
        path.put("host_keys", "accept-new");
        Device device = device(path, Map.of("call_home", Map.of("port", port), "reconnect", true));
        try (CallingDevice calling = new CallingDevice(port, "127.0.0.2", call -> bridge(call, netconfd.port()))) {
            Connection connection = device.connect(ConnectRequest.via("nc"));
            assertSpeaksNetconf(connection);
            assertThat(Files.readString(folder.resolve("known_hosts")))
                    .as("the host is known without a port")
                    .startsWith("127.0.0.2 ssh-ed25519 ");
            int calls = calling.calls();
            calling.drop();
            Eventually.await(() -> "the loss is not seen", () -> !connection.isConnected());
            assertSpeaksNetconf(connection);
            assertThat(calling.calls()).isGreaterThan(calls);
        }
    }

    @Test
    void itCallsOverTls() throws Exception {
        int port = FreePort.any();
        SSLContext tls = tls();
        Device device = device(
                Map.of("host", "127.0.0.2"),
                with(tlsAs("alice"), "call_home", Map.of("listen", "127.0.0.1", "port", port)));
        try (CallingDevice calling = new CallingDevice(port, "127.0.0.2", call -> serve(tls, call))) {
            assertSpeaksNetconf(device.connect(ConnectRequest.via("nc")));
            assertThat(calling.calls()).isPositive();
        }
    }

    @Test
    void ofTwoThatCallFromOneNetworkEachIsKnownByItsCertificate() throws Exception {
        int port = FreePort.any();
        SSLContext tls = tls();
        Map<String, Object> call = Map.of("port", port, "from", "127.0.0.0/8");
        Map<String, Object> arguments = with(tlsAs("alice"), "call_home", call);
        Device device = device(Map.of(), arguments);
        Map<String, Object> stranger = Map.of("ca", file("mallory.pem"), "server_name", "mallory");
        Device other = device(Map.of(), with(with(arguments, "tls", stranger), "connect_timeout", "8s"));
        Thread waiting = new Thread(() -> assertThatThrownBy(() -> other.connect(ConnectRequest.via("nc")))
                .isInstanceOf(TimedOutException.class)
                .hasMessageContaining("did not call in")
                .hasMessageContaining("CN=router"));
        List<Throwable> failures = new ArrayList<>();
        waiting.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
        waiting.start();
        try (CallingDevice calling = new CallingDevice(port, "127.0.0.7", socket -> serve(tls, socket))) {
            Eventually.await(() -> "the stranger is not hung up on", () -> calling.calls() > 1);
            assertSpeaksNetconf(device.connect(ConnectRequest.via("nc")));
            waiting.join();
        }
        assertThat(failures).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.0/8", "127.0.0.7"})
    void ofTwoThatCallFromOneNetworkOrAddressTheOneWithTheKeyOnRecordIsTaken(String from) throws Exception {
        int port = FreePort.any();
        Path records =
                Files.writeString(folder.resolve("records"), "device " + Files.readString(folder.resolve("host.pub")));
        Map<String, Object> path = new LinkedHashMap<>(netconfd.path(netconfd.port()));
        path.keySet().removeAll(List.of("host", "port"));
        path.put("known_hosts", records.toString());
        Device device = device(path, Map.of("call_home", Map.of("port", port, "from", from)));
        FutureTask<Connection> connecting = new FutureTask<>(() -> device.connect(ConnectRequest.via("nc")));
        try (OwnSshd other = OwnSshd.start(Files.createDirectory(folder.resolve("other")));
                CallingDevice stranger = new CallingDevice(
                        port, from.equals("127.0.0.7") ? from : "127.0.0.8", call -> bridge(call, other.port()))) {
            Thread caller = new Thread(connecting, "waits for the right one");
            caller.start();
            Eventually.await(() -> "the stranger is not hung up on", () -> stranger.calls() > 1);
            try (CallingDevice calling = new CallingDevice(port, "127.0.0.7", call -> bridge(call, netconfd.port()))) {
                assertSpeaksNetconf(connecting.get(60, TimeUnit.SECONDS));
                assertThat(calling.calls()).isPositive();
            }
            caller.join();
        }
        assertThat(Files.readString(records)).as("nothing is learnt").hasLineCount(1);
    }

    private static void bridge(Socket call, int port) throws IOException {
        Bridge.between(call, new Socket(InetAddress.getLoopbackAddress(), port));
    }

    private static void assertSpeaksNetconf(Connection connection) {
        Netconf netconf = Awake.awake(connection).as(Netconf.class);
        assertThat(netconf.getConfig(RUNNING).text()).contains("<data");
        assertThat(netconf.sessionId()).isPositive();
    }

    private Device device(Map<String, Object> where, Map<String, Object> arguments) {
        Map<String, Object> path = new LinkedHashMap<>(where);
        path.putAll(arguments);
        path.put("protocol", "netconf");
        return plugboard.device(DeviceFacts.named("device")
                .path(org.plugboard.device.Path.of("nc", path))
                .credentials(Credentials.of(new Credential(Map.of("username", System.getProperty("user.name")))))
                .build());
    }

    private Map<String, Object> tlsAs(String user) {
        return Map.of(
                "transport",
                "tls",
                "tls",
                Map.of(
                        "ca", file("router.pem"),
                        "server_name", "127.0.0.1",
                        "certificate", file(user + ".pem"),
                        "key", file(user + ".key")));
    }

    private static Map<String, Object> with(Map<String, Object> arguments, String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(arguments);
        more.put(name, value);
        return more;
    }

    private void accept(SSLServerSocket server) {
        while (!server.isClosed()) {
            try {
                SSLSocket client = (SSLSocket) server.accept();
                client.startHandshake();
                Bridge.between(client, netconfd.subsystem());
            } catch (IOException e) {
                // A client that is refused, or the end of the test.
            }
        }
    }

    private void serve(SSLContext tls, Socket call) {
        try {
            SSLSocket server = (SSLSocket) tls.getSocketFactory().createSocket(call, null, true);
            server.setNeedClientAuth(false);
            server.startHandshake();
            Bridge.between(server, netconfd.subsystem());
        } catch (IOException e) {
            closeAll(call);
        }
    }

    private static void closeAll(Socket call) {
        try {
            call.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SSLContext tls() throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(KeyStore.getInstance(folder.resolve("router.p12").toFile(), PASSWORD), PASSWORD);
        KeyStore clients = KeyStore.getInstance("PKCS12");
        clients.load(null, null);
        try (FileInputStream alice = new FileInputStream(file("alice.pem"))) {
            clients.setCertificateEntry(
                    "alice", CertificateFactory.getInstance("X.509").generateCertificate(alice));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(clients);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    /** Its own authority, with its key beside it and both in a keystore. */
    private void makeCertificate(String name, String alternativeName) throws IOException, InterruptedException {
        openssl(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=" + name,
                "-addext",
                "subjectAltName=" + alternativeName,
                "-keyout",
                name + ".key",
                "-out",
                name + ".pem");
        openssl(
                "pkcs12",
                "-export",
                "-inkey",
                name + ".key",
                "-in",
                name + ".pem",
                "-out",
                name + ".p12",
                "-passout",
                "pass:" + new String(PASSWORD));
    }

    private void openssl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("openssl.log").toFile())
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0)
                .as("%s; see openssl.log", command)
                .isTrue();
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.HostKeyException;
import org.plugboard.contract.Eventually;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.Netconf;

/** A device of OpenDaylight that is reached by TLS, or that calls home over SSH and TLS. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SecureDeviceTest {

    private static final String OVER_TLS =
            ", transport: tls, tls: {keystore: %s, keystore_password: %s, truststore: %s, truststore_password: %s}";

    @TempDir
    private static Path keys;

    private static TestTool tool;

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Keys.make(keys);
        tool = TestTool.startSecure(keys, keys.resolve("log"));
    }

    @AfterAll
    static void end() {
        tool.close();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static String tls(String own, String trusted) {
        return OVER_TLS.formatted(keys.resolve(own), Keys.PASSWORD, keys.resolve(trusted), Keys.PASSWORD);
    }

    private Lab lab(int port, String settings) throws IOException {
        return new Lab(folder, List.of(port), TestTool.PASSWORD, settings);
    }

    private static void assertServes(Netconf netconf) {
        assertThat(netconf.capabilities()).contains("urn:ietf:params:netconf:base:1.1");
        netconf.editConfig(Datastore.CANDIDATE, "<system xmlns='urn:lab'><location>rack 7</location></system>");
        netconf.commit();
        assertThat(netconf.getConfig(Datastore.RUNNING).text()).contains("rack 7");
    }

    @Test
    void bothProveWhoTheyAreByTheirCertificates() throws IOException {
        try (Lab lab = lab(tool.ports().get(0), tls(Keys.CLIENT, Keys.TRUSTED_BY_CLIENT))) {
            assertServes(lab.netconf());
        }
    }

    @Test
    void aDeviceWhoseCertificateIsNotTrustedIsNotSpokenTo() throws IOException {
        try (Lab lab = lab(tool.ports().get(0), tls(Keys.CLIENT, Keys.TRUSTED_BY_DEVICE))) {
            assertThat(catchThrowableOfType(HostKeyException.class, lab::netconf))
                    .isNotNull()
                    .hasMessageContaining("CN=device");
        }
    }

    @Test
    void aClientWhoseCertificateTheDeviceDoesNotTrustIsNotLetIn() throws IOException {
        try (Lab lab = lab(tool.ports().get(0), tls(Keys.DEVICE, Keys.TRUSTED_BY_CLIENT))) {
            assertThat(catchThrowableOfType(ConnectionException.class, lab::netconf))
                    .isNotNull()
                    .hasMessageStartingWith("d1/default: ");
        }
    }

    @Test
    void aDeviceThatCallsHomeOverSshIsServed() throws Exception {
        int port = freePort();
        try (Lab lab = lab(port, ", host_keys: accept-new, call_home: {listen: 127.0.0.1, port: %d}".formatted(port))) {
            assertServes(called("ssh", port, lab));
        }
    }

    @Test
    void aDeviceThatCallsHomeOverTlsIsServedAndServedAgainWhenItCallsAgain() throws Exception {
        int port = freePort();
        try (Lab lab = lab(
                port,
                ", call_home: {listen: 127.0.0.1, port: %d}".formatted(port)
                        + tls(Keys.CLIENT, Keys.TRUSTED_BY_CLIENT))) {
            Netconf netconf = called("tls", port, lab);
            assertServes(netconf);
            netconf.closeSession();
            assertServes(called("tls", port, lab));
        }
    }

    /** Connects while the device calls this port: it is told to call until somebody listens there. */
    private Netconf called(String transport, int port, Lab lab) throws Exception {
        Future<Netconf> connecting = threads.submit(lab::netconf);
        Eventually.await(
                () -> "nobody listens on " + port,
                () -> connecting.isDone() || tool.tell(transport + " " + port).contains("called"));
        return connecting.get(60, TimeUnit.SECONDS);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.plugboard.spi.SimulatedDevice;

/** Somebody at the other end of an SSH channel; waits ten seconds at most. */
final class SshUser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ExecutorService reader = Executors.newSingleThreadExecutor();
    private final SshClient client = SshClient.setUpDefaultClient();
    private final ClientSession session;
    private final ClientChannel channel;
    private final InputStream in;
    private final OutputStream out;

    private SshUser(SimulatedDevice device, String protocol, boolean netconf) throws IOException {
        client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
        client.start();
        session = client.connect(device.credential().username().orElseThrow(), "127.0.0.1", device.port(protocol))
                .verify(PATIENCE)
                .getSession();
        session.addPasswordIdentity(TelnetUser.reveal(device, "password"));
        session.auth().verify(PATIENCE);
        channel = netconf ? session.createSubsystemChannel("netconf") : session.createShellChannel();
        channel.open().verify(PATIENCE);
        in = channel.getInvertedOut();
        out = channel.getInvertedIn();
    }

    static SshUser shell(SimulatedDevice device) throws IOException {
        return new SshUser(device, "ssh", false);
    }

    static SshUser netconf(SimulatedDevice device, String protocol) throws IOException {
        return new SshUser(device, protocol, true);
    }

    String type(String text, String end) throws Exception {
        send(text);
        return readTo(end);
    }

    void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Reads up to this text. */
    String readTo(String end) throws Exception {
        return read(text -> TelnetUser.endsWith(text, end));
    }

    /** Reads so many bytes. */
    String read(int count) throws Exception {
        return read(text -> text.length() >= count);
    }

    /** Reads until the device leaves. */
    String readAll() throws Exception {
        return read(text -> false);
    }

    /** Whether nothing comes for a while, and the device has not left. */
    boolean isSilent() throws Exception {
        try {
            reader.submit(() -> in.read()).get(300, TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException e) {
            return true;
        }
    }

    private String read(Predicate<StringBuilder> enough) throws Exception {
        StringBuilder text = new StringBuilder();
        try {
            return reader.submit(() -> {
                        int octet = 0;
                        while (octet >= 0 && !enough.test(text)) {
                            octet = in.read();
                            if (octet >= 0) {
                                text.append((char) octet);
                            }
                        }
                        return text.toString();
                    })
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("after: " + text, e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.shutdownNow();
        channel.close(true);
        session.close(true);
        client.stop();
    }
}

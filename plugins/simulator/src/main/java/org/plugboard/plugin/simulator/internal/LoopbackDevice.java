// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Credential;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.SimulatedDevice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A device on the loopback interface with all its servers and threads. */
final class LoopbackDevice implements SimulatedDevice {

    private static final Logger LOG = LoggerFactory.getLogger(LoopbackDevice.class);

    private static final Duration CLOSE_TIME = Duration.ofSeconds(5);
    private static final String PASSWORD_LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int PASSWORD_LENGTH = 16;

    private final String os;
    private final DeviceModel model;
    private final Consumer<LoopbackDevice> whenClosed;
    private final Map<String, ProtocolServer> servers = new LinkedHashMap<>();
    private final ExecutorService threads;
    private final ScheduledExecutorService timer;

    LoopbackDevice(String os, DeviceDescription description, String hostname, Consumer<LoopbackDevice> whenClosed) {
        this.os = os;
        this.model = new DeviceModel(description, hostname, newCredential());
        this.whenClosed = whenClosed;
        ThreadFactory daemons = daemons("simulator-" + hostname + "-");
        this.threads = Executors.newCachedThreadPool(daemons);
        this.timer = Executors.newSingleThreadScheduledExecutor(daemons);
    }

    LoopbackDevice start() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try {
            servers.put("ssh", new SshDeviceServer(model, loopback, threads, timer).start());
            servers.put("telnet", new TelnetServer(model, loopback, threads).start());
        } catch (IOException e) {
            close();
            throw new ConnectFailedException(
                    "simulator: " + hostname() + " cannot listen on " + loopback.getHostAddress() + ": "
                            + e.getMessage(),
                    e);
        }
        LOG.info("simulated device {}: ssh on port {}, telnet on port {}", hostname(), port("ssh"), port("telnet"));
        return this;
    }

    @Override
    public String hostname() {
        return model.hostname();
    }

    @Override
    public String os() {
        return os;
    }

    @Override
    public Set<String> protocols() {
        return Collections.unmodifiableSet(servers.keySet());
    }

    @Override
    public int port(String protocol) {
        ProtocolServer server = servers.get(protocol);
        if (server == null) {
            List<String> known = List.copyOf(servers.keySet());
            throw new UnknownNameException(
                    "simulator: " + hostname() + " does not speak " + protocol + " but " + String.join(", ", known),
                    protocol,
                    known,
                    null);
        }
        return server.port();
    }

    @Override
    public Credential credential() {
        return model.credential();
    }

    @Override
    public void close() {
        servers.values().forEach(ProtocolServer::close);
        threads.shutdownNow();
        timer.shutdownNow();
        Deadline deadline = Deadline.after(CLOSE_TIME);
        try {
            if (!isOver(threads, deadline) || !isOver(timer, deadline)) {
                LOG.warn("simulated device {}: threads still run {} after its end", hostname(), deadline);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        whenClosed.accept(this);
    }

    private static boolean isOver(ExecutorService pool, Deadline deadline) throws InterruptedException {
        return pool.awaitTermination(deadline.remainingNs(), TimeUnit.NANOSECONDS);
    }

    private static ThreadFactory daemons(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static Credential newCredential() {
        return new Credential(Map.of("username", "admin", "password", password(), "enable_password", password()));
    }

    private static String password() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        while (password.length() < PASSWORD_LENGTH) {
            password.append(PASSWORD_LETTERS.charAt(random.nextInt(PASSWORD_LETTERS.length())));
        }
        return password.toString();
    }
}

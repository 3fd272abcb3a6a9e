// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Asker;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.device.Secret;
import org.plugboard.spi.Arguments;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportRequest;

/** What the manager gives a session, for one device of the test. */
final class FakeContext implements ConnectionContext {

    /** What the session reported of its device. */
    final Map<String, String> learned = new HashMap<>();

    /** The paths that were chosen with {@link #on}. */
    final List<Path> chosen = new ArrayList<>();

    /** What was asked for of transports. */
    final List<TransportRequest> requests = new ArrayList<>();

    /** Those for the openings behind the first one. */
    final Deque<Transport> next = new ArrayDeque<>();

    /** Who answers what the device wants to know. */
    Asker asker = Asker.NOBODY;

    private final DeviceFacts device;
    private final @Nullable Path path;
    private final Map<String, Object> arguments;
    private final @Nullable Supplier<Transport> transport;
    private final Set<String> protocols;

    FakeContext(DeviceFacts device, @Nullable Path path, Map<String, Object> arguments, @Nullable Transport transport) {
        this(device, path, arguments, transport, Set.of("ssh", "telnet"));
    }

    FakeContext(
            DeviceFacts device,
            @Nullable Path path,
            Map<String, Object> arguments,
            @Nullable Transport transport,
            Set<String> protocols) {
        this(device, path, arguments, protocols, transport == null ? null : () -> transport);
    }

    private FakeContext(
            DeviceFacts device,
            @Nullable Path path,
            Map<String, Object> arguments,
            Set<String> protocols,
            @Nullable Supplier<Transport> transport) {
        this.device = device;
        this.path = path;
        this.arguments = arguments;
        this.transport = transport;
        this.protocols = protocols;
    }

    /** With another transport, or an exception, each time that one is opened. */
    static FakeContext opening(DeviceFacts device, Supplier<Transport> transports) {
        return new FakeContext(device, null, Map.of(), Set.of("ssh", "telnet"), transports);
    }

    @Override
    public String name() {
        return device.name() + "/cli";
    }

    @Override
    public DeviceFacts device() {
        return device;
    }

    @Override
    public String alias() {
        return "cli";
    }

    @Override
    public Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    @Override
    public Optional<Credential> credential(String name) {
        Credentials credentials =
                path == null ? device.credentials() : path.credentials().within(device.credentials());
        return credentials.find(name);
    }

    @Override
    public void learned(String key, String value) {
        learned.put(key, value);
    }

    @Override
    public List<Path> paths() {
        return List.copyOf(device.paths().values());
    }

    @Override
    public Set<String> protocols() {
        return protocols;
    }

    @Override
    public ConnectionContext knowing(DeviceFacts device) {
        throw new UnsupportedOperationException("the terminal knows no more than the testbed");
    }

    @Override
    public ConnectionContext on(Path choice) {
        chosen.add(choice);
        FakeContext there = new FakeContext(device, choice, arguments, protocols, transport);
        there.next.addAll(next);
        there.asker = asker;
        return there;
    }

    @Override
    public Transport openTransport(TransportRequest request, Deadline deadline) {
        if (transport == null) {
            throw new AssertionError("no transport in this test");
        }
        requests.add(request);
        return requests.size() > 1 && !next.isEmpty() ? next.remove() : transport.get();
    }

    @Override
    public Optional<Secret> ask(String question, boolean hidden, Deadline deadline) {
        return asker.ask(question, hidden).map(Secret::of);
    }

    @Override
    public Arguments arguments() {
        return new Arguments() {
            @Override
            public Optional<String> text(String name) {
                return Optional.ofNullable(arguments.get(name)).map(Object::toString);
            }

            @Override
            public Optional<Secret> secret(String name) {
                return text(name).map(Secret::of);
            }

            @Override
            public int number(String name, int otherwise) {
                return arguments.get(name) instanceof Integer number ? number : otherwise;
            }

            @Override
            public boolean flag(String name, boolean otherwise) {
                return arguments.get(name) instanceof Boolean flag ? flag : otherwise;
            }

            @Override
            public Duration duration(String name, Duration otherwise) {
                return arguments.get(name) instanceof Duration duration ? duration : otherwise;
            }

            @Override
            public boolean isGiven(String name) {
                return arguments.containsKey(name);
            }

            @Override
            public List<String> texts(String name) {
                return arguments.get(name) instanceof List<?> several
                        ? several.stream().map(Object::toString).toList()
                        : text(name).map(List::of).orElse(List.of());
            }
        };
    }
}

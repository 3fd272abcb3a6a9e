// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.plugboard.connection.Connection;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.FollowedTestbed;
import org.plugboard.device.TestbedRequest;

/** A {@link TestBench} with files that are followed; the test looks at them itself. */
final class FollowBench implements AutoCloseable {

    static final String LAB = "lab.yaml";

    final TestBench bench = new TestBench();
    final PlugboardCore core = bench.core;
    final TestClass cli = bench.cli;
    final EditedFiles files;

    FollowBench(Path folder) {
        this.files = new EditedFiles(folder);
        core.contributions().sources().add(Plugin.annotated(files));
    }

    /** A path over ssh to this address. */
    static org.plugboard.device.Path path(String name, String ip) {
        return org.plugboard.device.Path.of(name, Map.of("protocol", "ssh", "ip", ip));
    }

    /** A device with a path {@code a} to 192.0.2.1 and a path {@code b} to this address. */
    static DeviceFacts.Builder device(String name, String ipOfB) {
        return DeviceFacts.named(name).path(path("a", "192.0.2.1")).path(path("b", ipOfB));
    }

    FollowedTestbed follow(DeviceFacts... devices) {
        files.write(LAB, devices);
        return core.follow(TestbedRequest.of(files.file(LAB)));
    }

    /** Looks so often that a change is seen and counts. */
    void look() {
        core.follower().look();
        core.follower().look();
    }

    /** Changes the file and has it seen. */
    void edit(DeviceFacts... devices) {
        files.write(LAB, devices);
        look();
    }

    String place() {
        return files.file(LAB).toString();
    }

    /** The session that was made last over this path. */
    TestSession sessionOver(Connection connection) {
        return List.copyOf(cli.sessions).stream()
                .filter(session -> session.context.alias().equals(connection.alias()))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    @Override
    public void close() {
        bench.close();
    }
}

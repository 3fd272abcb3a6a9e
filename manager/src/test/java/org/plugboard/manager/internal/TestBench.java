// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.DeviceLimits;
import org.plugboard.device.Path;

/** A core with a test class that is called {@code cli} (also {@code unicon.Unicon}) and is the container's default. */
final class TestBench implements AutoCloseable {

    final PlugboardCore core;

    final TestClass cli = new TestClass();

    /** Looks at nothing by itself: tests do. */
    TestBench() {
        this(Duration.ZERO);
    }

    /** Looks for sessions that were lost with this pause. */
    TestBench(Duration lossPause) {
        core = new PlugboardCore(Duration.ofDays(1), lossPause);
        core.contributions()
                .addConnections(cli.plugin(List.of("cli", "unicon.Unicon"), List.of("ssh", "telnet"), "cli", 0));
        core.defaultClass("cli");
    }

    /** Adds a class of this name. */
    TestClass add(String name) {
        TestClass added = new TestClass();
        core.contributions().addConnections(added.named(name));
        return added;
    }

    /** A device with two paths, {@code a} over ssh and {@code b} over telnet, that names no class and no default. */
    static DeviceFacts.Builder twoPaths() {
        return DeviceFacts.named("R1")
                .path(Path.of("a", Map.of("protocol", "ssh", "ip", "192.0.2.1")))
                .path(Path.of("b", Map.of("protocol", "telnet", "ip", "192.0.2.1")));
    }

    Device device() {
        return core.device(twoPaths().build());
    }

    /** With limits; 0 is none. */
    Device device(int sessions, int loginsPerMinute) {
        return core.device(
                twoPaths().limits(new DeviceLimits(sessions, loginsPerMinute)).build());
    }

    @Override
    public void close() {
        core.close();
    }
}

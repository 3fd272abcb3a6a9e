// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.time.Duration;
import java.util.Map;
import org.plugboard.cli.Command;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.DeviceFacts;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.plugin.terminal.internal.platform.Platforms;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Terminal;
import org.plugboard.spi.Transport;

/** Makes sessions for tests. */
final class Sessions {

    static final Duration LONG = Duration.ofSeconds(20);
    static final Credential CREDENTIAL = Credential.of("admin", "s3cret");

    private static final Platforms PLATFORMS = new Platforms();

    private Sessions() {}

    static FakeContext context(String os, Transport transport, Credential credential, Map<String, Object> arguments) {
        return context(os, transport, Map.of(Credentials.DEFAULT, credential), arguments);
    }

    static FakeContext context(
            String os, Transport transport, Map<String, Credential> credentials, Map<String, Object> arguments) {
        DeviceFacts device = DeviceFacts.named("R1")
                .os(os)
                .credentials(new Credentials(credentials, null))
                .build();
        return new FakeContext(device, null, arguments, transport);
    }

    static Terminal create(FakeContext context, String protocol) {
        return new CliSession(context, protocol, PLATFORMS.of(context.device()), Settings.of(context));
    }

    /** A session over SSH that is connected. */
    static Terminal connected(String os, FakeDevice device) {
        return connected(os, device, Map.of());
    }

    static Terminal connected(String os, FakeDevice device, Map<String, Object> arguments) {
        Terminal session = create(context(os, device.transport, CREDENTIAL, arguments), "ssh");
        session.connect(Deadline.after(LONG));
        return session;
    }

    /** A session over Telnet that is connected. */
    static Terminal connected(FakeContext context) {
        Terminal session = create(context, "telnet");
        session.connect(Deadline.after(LONG));
        return session;
    }

    /** A session over SSH that is connected, on a platform of the test's own. */
    static Terminal connected(Platform platform, FakeDevice device, Credential credential) {
        return connected(platform, device, Map.of(Credentials.DEFAULT, credential));
    }

    /** As with one credential, with several by name. */
    static Terminal connected(Platform platform, FakeDevice device, Map<String, Credential> credentials) {
        DeviceFacts facts = DeviceFacts.named("R1")
                .os(platform.name())
                .credentials(new Credentials(credentials, null))
                .build();
        FakeContext context = new FakeContext(facts, null, Map.of(), device.transport);
        Terminal session = new CliSession(context, "ssh", platform, Settings.of(context));
        session.connect(Deadline.after(LONG));
        return session;
    }

    /** A session over Telnet that is not connected yet. */
    static Terminal overTelnet(String os, FakeDevice device, Credential credential) {
        return create(context(os, device.transport, credential, Map.of()), "telnet");
    }

    /** The answer to a command that leads to another mode. */
    static String enter(Terminal session, String command) {
        return session.run(Command.of(command).changingMode()).text();
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.replay.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.device.DeviceFacts;
import org.plugboard.spi.ConnectionClass;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.ConnectionProtocol;
import org.plugboard.spi.Terminal;
import org.plugboard.spi.TerminalFactory;
import org.plugboard.transcript.Transcript;
import org.plugboard.transcript.TranscriptHeader;

/** The connection class {@code replay}: a command line on a device that was recorded. */
@Component
@ConnectionClass("replay")
@ConnectionProtocol("replay")
public final class ReplayConnectionFactory implements ConnectionFactory {

    private static final String REPLAY = "replay";

    private final TerminalFactory terminals;

    /** Makes its sessions with this engine. */
    @Activate
    public ReplayConnectionFactory(@Reference TerminalFactory terminals) {
        this.terminals = terminals;
    }

    @Override
    public Terminal create(ConnectionContext context) {
        ConnectionContext placed = context.placed(REPLAY, Set.of(REPLAY));
        TranscriptHeader header =
                Transcript.readHeader(ReplaySettings.of(placed).file());
        header.fact(TranscriptHeader.PURPOSE)
                .filter(purpose -> !purpose.equals("shell"))
                .ifPresent(purpose -> {
                    throw new NotSupportedException(
                            "%s: the transcript is of a %s and not of a command line: it can be read, but not replayed"
                                    .formatted(context.name(), purpose));
                });
        return terminals.create(placed.knowing(described(placed.device(), header)), REPLAY);
    }

    /** The device, with what was known of it at the recording if its testbed says nothing of that kind. */
    private static DeviceFacts described(DeviceFacts device, TranscriptHeader header) {
        List<String> keys = List.of(TranscriptHeader.OS, TranscriptHeader.PLATFORM, TranscriptHeader.MODEL);
        if (keys.stream().anyMatch(key -> device.attribute(key).isPresent())) {
            return device;
        }
        Map<String, Object> attributes = new LinkedHashMap<>(device.attributes());
        keys.forEach(key -> header.fact(key).ifPresent(value -> attributes.put(key, value)));
        return new DeviceFacts(
                device.name(),
                attributes,
                device.paths(),
                device.defaults(),
                device.credentials(),
                device.interfaces());
    }
}

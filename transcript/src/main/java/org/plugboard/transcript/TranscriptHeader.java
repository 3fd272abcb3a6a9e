// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.transcript;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The first line of a transcript: who is recorded, and when it began. Immutable.
 *
 * @param width columns of the terminal that was shown to the device
 * @param height its lines
 * @param begun when the recording began, to the second
 * @param facts what is known of the session by the names below, in their order; a player of asciicasts does not look at them
 */
public record TranscriptHeader(int width, int height, Instant begun, Map<String, String> facts) {

    /** The device's name in its testbed. */
    public static final String DEVICE = "device";

    /** The alias of the connection. */
    public static final String ALIAS = "alias";

    /** The path of the testbed that it took. */
    public static final String PATH = "path";

    /** The protocol of the transport. */
    public static final String PROTOCOL = "protocol";

    /** What ran at the other end: {@code shell}, {@code subsystem netconf}. */
    public static final String PURPOSE = "purpose";

    /** Where it led, in the words of the transport. */
    public static final String PEER = "peer";

    /** The connection class. */
    public static final String CLASS = "class";

    /** The name with which the transport logged in; a login on the command line comes later, as a remark. */
    public static final String USER = "user";

    /** The device's operating system, as the testbed has it. */
    public static final String OS = "os";

    /** The device's platform, as the testbed has it. */
    public static final String PLATFORM = "platform";

    /** The device's model, as the testbed has it. */
    public static final String MODEL = "model";

    /** Copies the facts. */
    public TranscriptHeader {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** One of the facts. */
    public Optional<String> fact(String name) {
        return Optional.ofNullable(facts.get(name));
    }

    /** Device and alias, as messages begin. */
    public String title() {
        return fact(DEVICE).orElse("unknown") + "/" + fact(ALIAS).orElse("default");
    }
}

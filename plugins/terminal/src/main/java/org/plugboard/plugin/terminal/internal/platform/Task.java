// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.List;

/**
 * Something that a device can be asked to do in its own words: ping, traceroute, copy, reload.
 *
 * @param command the line, with places for what the caller gives
 * @param answers the answers to what the device asks
 * @param failures what is found in its answer when it failed, besides what is an error behind every command
 * @param timeout how long it may take without a limit of the caller's
 */
public record Task(Template command, Replies answers, List<Pattern> failures, Duration timeout) {

    public Task {
        failures = List.copyOf(failures);
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.List;
import org.plugboard.cli.Dialog;

/**
 * Something that a device can be asked to do in its own words: ping, traceroute, copy, reload.
 *
 * @param command the line, with names in braces for what the caller gives, as in {@code ping {target}[ repeat {count}]}; what
 *     stands in brackets is left out where the caller does not give the name
 * @param dialog the answers to what the device asks
 * @param failures what is found in its answer when it failed
 * @param timeout how long it may take without a limit of the caller's
 */
public record Task(String command, Dialog dialog, List<Pattern> failures, Duration timeout) {

    public Task {
        failures = List.copyOf(failures);
    }
}

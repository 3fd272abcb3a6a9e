// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import com.google.re2j.Pattern;

/**
 * What a session can begin with that is no command line, and from where nothing leads to one without changing the device.
 *
 * @param prompt the whole last line
 * @param reason what it is and what to do, for the message
 */
public record DeadEnd(Pattern prompt, String reason) {}

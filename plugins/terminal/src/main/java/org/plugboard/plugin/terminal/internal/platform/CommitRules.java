// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import com.google.re2j.Pattern;

/**
 * How configuration lines take effect together.
 *
 * @param byCaller a line of the caller's by which he has decided himself if and when they do
 * @param done a line of its answer that says that they did
 * @param undo what drops them again
 */
public record CommitRules(String command, Pattern byCaller, Pattern done, String undo) {}

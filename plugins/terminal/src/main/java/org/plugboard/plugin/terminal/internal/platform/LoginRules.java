// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The questions before the first prompt.
 *
 * @param prompt a line that may be a prompt
 * @param refused a line that says that the credentials are wrong, or null
 * @param wake a line that wants the Enter key, or null
 */
public record LoginRules(
        Pattern prompt, Pattern username, Pattern password, @Nullable Pattern refused, @Nullable Pattern wake) {}

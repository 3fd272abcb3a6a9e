// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The questions before the first prompt, what else a login can end with, and how to log out.
 *
 * @param prompt a line that may be a prompt
 * @param challenge a line that asks for what is neither user nor password, such as a code that counts once
 * @param refused a line that says that the credentials are wrong, or null
 * @param wake a line that wants the Enter key, or null
 * @param busy a line that says that somebody else has the line or that there are no more sessions
 * @param noise a line that the device writes at any time, also behind a question
 * @param logout the line that ends the session
 */
public record LoginRules(
        Pattern prompt,
        Pattern username,
        Pattern password,
        Pattern challenge,
        @Nullable Pattern refused,
        @Nullable Pattern wake,
        Pattern busy,
        Pattern noise,
        String logout) {}

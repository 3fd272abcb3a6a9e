// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A way from one mode to another.
 *
 * @param question what the device may ask before it lets in, or null
 * @param answer the field of the credential that answers it, or null
 * @param reply the text that answers it, or null
 * @param unless a line of the answer that says that the mode must not be used now, or null
 * @param starts whether it starts the command line itself, from a shell for example; connecting takes it, and the command line is
 *     set up behind it
 */
public record Way(
        String from,
        String to,
        String command,
        @Nullable Pattern question,
        @Nullable String answer,
        @Nullable String reply,
        @Nullable Pattern unless,
        boolean starts) {}

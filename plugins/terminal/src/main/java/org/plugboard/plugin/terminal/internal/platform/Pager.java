// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import com.google.re2j.Pattern;

/**
 * What a device shows when it waits before the next page.
 *
 * @param line the whole last line, without the blanks around it
 * @param key what brings the next page
 * @param quit what ends the output instead
 */
public record Pager(Pattern line, String key, String quit) {}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import org.jspecify.annotations.Nullable;

/**
 * A prompt as it stands on the screen.
 *
 * @param text the line without the blanks at its end
 * @param mode the platform's mode that shows it, or null if none does
 */
record Prompt(String text, @Nullable String mode) {}

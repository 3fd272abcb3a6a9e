// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The CLI engine. Bytes become text in {@link org.plugboard.plugin.terminal.internal.Wire}, text becomes answers in {@link
 * org.plugboard.plugin.terminal.internal.AnswerReader}, answers become services in {@link
 * org.plugboard.plugin.terminal.internal.CliSession}. All of it runs in the caller's thread.
 */
@NullMarked
package org.plugboard.plugin.terminal.internal;

import org.jspecify.annotations.NullMarked;

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** What command lines look like: platforms as data, their files, and which of them a device has. */
@NullMarked
package org.plugboard.plugin.terminal.internal.platform;

import org.jspecify.annotations.NullMarked;

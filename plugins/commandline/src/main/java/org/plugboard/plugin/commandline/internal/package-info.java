// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** What people type: {@code exec}, {@code shell}, {@code simulate}, {@code demo}, … */
@NullMarked
package org.plugboard.plugin.commandline.internal;

import org.jspecify.annotations.NullMarked;

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** What differs between two configurations. */
@NullMarked
package org.plugboard.plugin.netconf.internal.difference;

import org.jspecify.annotations.NullMarked;

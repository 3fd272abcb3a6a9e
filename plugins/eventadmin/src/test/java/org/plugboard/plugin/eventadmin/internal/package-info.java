// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** Tests of the plugin eventadmin. */
@NullMarked
package org.plugboard.plugin.eventadmin.internal;

import org.jspecify.annotations.NullMarked;

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** The plugin eventadmin: what happens to connections, as events of OSGi's EventAdmin. */
@NullMarked
package org.plugboard.plugin.eventadmin.internal;

import org.jspecify.annotations.NullMarked;

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Configurations as trees, without a schema: how they are changed, selected, compared and locked. A tree that lies in a {@link
 * org.plugboard.plugin.simulator.internal.datastore.Datastores} is never changed; whoever changes one changes a copy.
 */
@NullMarked
package org.plugboard.plugin.simulator.internal.datastore;

import org.jspecify.annotations.NullMarked;

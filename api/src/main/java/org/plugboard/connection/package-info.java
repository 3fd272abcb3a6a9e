// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What a user holds: the connection manager of a device, its connections, their services, and what can go wrong.
 *
 * <p>A {@link org.plugboard.connection.Connection} is a handle that the manager owns. It stays the same object from
 * {@code instantiate} to {@code destroy}, across disconnects and updates of the plugin behind it. What happens to it is told to
 * {@link org.plugboard.connection.ConnectionListener}s as a {@link org.plugboard.connection.ConnectionEvent}.
 */
@Export
@Version("0.2.0")
@NullMarked
package org.plugboard.connection;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

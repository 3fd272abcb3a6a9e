// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The connection manager. {@code PlugboardCore} holds what all devices share; {@code ManagedDevice}, {@code
 * DeviceConnections} and {@code ManagedConnection} are what users hold behind the interfaces of the API; {@code OpenSession}
 * is one opening of a connection and owns the plugin's objects; {@code Door} is passed by every service call.
 */
@NullMarked
package org.plugboard.manager.internal;

import org.jspecify.annotations.NullMarked;

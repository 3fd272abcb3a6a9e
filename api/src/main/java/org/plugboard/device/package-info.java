// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What exists: testbeds, their devices, the paths that reach them and the credentials that open them.
 *
 * <p>The records here ({@link org.plugboard.device.DeviceFacts}, {@link org.plugboard.device.Path}, …) are what a testbed
 * file says, as plain immutable data. {@link org.plugboard.device.Plugboard} makes the living {@link
 * org.plugboard.device.Device} out of them, which has a connection manager. How the devices of a testbed are cabled is a graph
 * that can be asked and changed: {@link org.plugboard.device.DeviceInterface}, {@link org.plugboard.device.Link}.
 */
@Export
@Version("0.2.0")
@NullMarked
package org.plugboard.device;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

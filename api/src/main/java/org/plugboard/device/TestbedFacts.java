// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.util.List;
import java.util.Map;

/**
 * What a testbed file says, as data.
 *
 * @param name the testbed's name
 * @param devices its devices in the order of the file
 * @param attributes the other entries of its {@code testbed} block, {@code custom} among them
 */
public record TestbedFacts(String name, List<DeviceFacts> devices, Map<String, Object> attributes) {

    public TestbedFacts {
        devices = List.copyOf(devices);
        attributes = Entries.copy(attributes);
    }
}

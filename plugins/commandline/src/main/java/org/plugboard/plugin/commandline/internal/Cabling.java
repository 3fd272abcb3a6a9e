// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.InterfaceFacts;
import org.plugboard.device.LinkFacts;

/** Which interfaces are in which links or segments. */
final class Cabling {

    private final Map<String, List<End>> ends = new LinkedHashMap<>();

    /** An interface of a device. */
    record End(String device, String name) {

        @Override
        public String toString() {
            return device + " " + name;
        }
    }

    /**
     * Reads it from the interfaces.
     *
     * @param described those that the file describes; others are only named by interfaces
     * @param used the link or segment of an interface
     */
    Cabling(
            Map<String, LinkFacts> described,
            Collection<DeviceFacts> devices,
            Function<InterfaceFacts, Optional<String>> used) {
        described.keySet().forEach(name -> ends.put(name, new ArrayList<>()));
        for (DeviceFacts device : devices) {
            device.interfaces().values().forEach(port -> used.apply(port)
                    .ifPresent(name -> ends.computeIfAbsent(name, unknown -> new ArrayList<>())
                            .add(new End(device.name(), port.name()))));
        }
    }

    /** All links by name, with their ends. */
    Map<String, List<End>> ends() {
        return ends;
    }
}

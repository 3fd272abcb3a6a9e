// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What connects interfaces: a cable, or a segment that many are in. Two interfaces of a testbed that name one link share one
 * object (semantics 86). It does not keep its interfaces alive, they keep it (91); a testbed has it as long as one of its
 * interfaces is plugged in. Thread-safe.
 */
@ProviderType
public interface Link {

    /** How many interfaces it is thought for. */
    enum Kind {
        /** A cable: {@code link} of an interface. */
        LINK,
        /** A network that many are in: {@code segment} of an interface (semantics 95). */
        SEGMENT
    }

    /** Its name, unique among its kind in a testbed. */
    default String name() {
        return facts().name();
    }

    /** Its second name; its name when it has no other (semantics 75). */
    default String alias() {
        return facts().alias();
    }

    /** Whether it is a link or a segment. */
    Kind kind();

    /** What is said of it beside its name; of a testbed that is followed, as its file says it now. */
    LinkFacts facts();

    /** The interfaces that are plugged in now, in the order in which they were. */
    List<DeviceInterface> interfaces();

    /** The devices of the interfaces that are plugged in now ({@code connected_devices}, semantics 88). */
    Set<Device> connectedDevices();
}

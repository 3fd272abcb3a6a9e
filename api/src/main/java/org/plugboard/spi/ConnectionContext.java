// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.plugboard.device.Path;

/**
 * What a session is given, made afresh at each connect. It does not give the live device, so that a session cannot keep it
 * alive. Thread-safe.
 */
@ProviderType
public interface ConnectionContext extends TransportContext {

    /**
     * The paths that a class may choose among while {@link #path()} is empty: those of the device that name no other
     * class, in the order of the file.
     */
    List<Path> paths();

    /** The protocols for which there is a transport here, now. */
    Set<String> protocols();

    /** This context on a path that the class chose; the choice is logged, and the connection shows it. */
    ConnectionContext on(Path path);
}

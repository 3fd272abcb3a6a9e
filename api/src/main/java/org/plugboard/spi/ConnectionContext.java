// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.DeviceFacts;
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

    /**
     * This context on the path that is named; while none is, on one of {@link #paths()}: the one of the preferred name, else
     * the first that has one of the protocols.
     *
     * @param preferred the name that such a path usually has, or null
     * @throws InvalidRequestException if there is none; it says which there are
     */
    default ConnectionContext placed(@Nullable String preferred, Collection<String> protocols) {
        if (path().isPresent()) {
            return this;
        }
        Optional<Path> called =
                paths().stream().filter(path -> path.name().equals(preferred)).findFirst();
        Optional<Path> speaking = paths().stream()
                .filter(path -> path.protocol().filter(protocols::contains).isPresent())
                .findFirst();
        return on(called.or(() -> speaking)
                .orElseThrow(() -> new InvalidRequestException(
                        "%s: of the paths %s none %shas one of the protocols %s; name a path with via"
                                .formatted(
                                        name(),
                                        paths().stream().map(Path::name).toList(),
                                        preferred == null ? "" : "is called " + preferred + " or ",
                                        protocols))));
    }

    /**
     * This context for a class that knows more of the device than its testbed says: for example a recorded one its operating
     * system.
     *
     * @param device the facts as they are there then; name, paths and credentials must be those of {@link #device()}
     */
    ConnectionContext knowing(DeviceFacts device);

    /** This context on a path that the class chose; the choice is logged, and the connection shows it. */
    ConnectionContext on(Path path);
}

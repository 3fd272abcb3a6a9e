// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The platforms that command lines are driven by: what their prompts, modes and answers look like, as files say it. A service.
 * Thread-safe; blocks only to read files that have changed.
 */
@ProviderType
public interface PlatformCatalog {

    /** The header by which a bundle brings platforms: paths in it, separated by commas, as in {@code platforms/*.yaml}. */
    String PLATFORMS_HEADER = "Plugboard-Platforms";

    /** The platforms that there are now, by name. */
    List<PlatformFacts> all();

    /**
     * Looks through a platform file, beside the platforms that there are, which stay as they are.
     *
     * @param file what errors call it
     * @param text what stands in it
     * @return what it describes
     * @throws org.plugboard.connection.InvalidRequestException if it cannot be used; with file, line and key
     */
    PlatformFacts check(String file, String text);
}

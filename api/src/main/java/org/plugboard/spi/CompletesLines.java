// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** A {@link Session} that knows how the lines go on that its service {@code execute} takes, for shells that complete words. */
@ConsumerType
public interface CompletesLines {

    /**
     * The words that can stand behind these, also those that do not begin like what somebody has typed. Called while services run; must
     * not block, and asks nothing of the device.
     *
     * @param before the whole words of the line so far, the first of them the name of what is done; empty at the beginning
     * @return empty where anything can stand, or nothing
     */
    List<String> completions(List<String> before);
}

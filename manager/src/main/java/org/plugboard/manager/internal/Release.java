// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.Comparator;

/**
 * A bundle of a version, in the order that OSGi gives to versions.
 *
 * @param name the symbolic name
 */
public record Release(String name, int major, int minor, int micro, String qualifier) {

    private static final Comparator<Release> BY_VERSION = Comparator.comparingInt(Release::major)
            .thenComparingInt(Release::minor)
            .thenComparingInt(Release::micro)
            .thenComparing(Release::qualifier);

    /** Whether both are one bundle and this is the higher version. */
    boolean isNewerThan(Release other) {
        return name.equals(other.name) && BY_VERSION.compare(this, other) > 0;
    }
}

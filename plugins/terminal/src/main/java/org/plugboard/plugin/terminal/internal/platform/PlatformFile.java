// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import org.jspecify.annotations.Nullable;

/**
 * A platform file as it was found.
 *
 * @param name what errors call it
 * @param text what stands in it
 * @param layer whose it is
 */
public record PlatformFile(String name, String text, Layer layer) {

    /** Whose files there are; of two platforms with one name the later layer's holds. */
    public enum Layer {
        /** Those of this bundle. */
        SHIPPED,
        /** Those that other bundles bring. */
        BUNDLE,
        /** Those of a folder of the user's. */
        FOLDER
    }

    /**
     * Written out, as {@link #hashCode}: those that a record gets by itself keep its classes, and so this bundle's class loader, in a
     * cache of the JDK (the {@code asTypeCache} of method handles of {@code ObjectMethods}, 17 and 25).
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PlatformFile file
                && name.equals(file.name)
                && text.equals(file.text)
                && layer == file.layer;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** Whether it is one of this bundle's, which tests have read. */
    boolean isShipped() {
        return layer == Layer.SHIPPED;
    }
}

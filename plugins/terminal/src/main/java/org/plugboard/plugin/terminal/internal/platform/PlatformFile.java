// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

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

    /** Whether it is one of this bundle's, which tests have read. */
    boolean isShipped() {
        return layer == Layer.SHIPPED;
    }
}

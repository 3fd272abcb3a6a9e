// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A platform of which the names are known already; the rest is read when somebody needs it. Thread-safe: two that need it at once may
 * both read it.
 */
final class Listed {

    private final PlatformFile file;
    private final Selection selection;
    private final Supplier<Platform> reading;
    private volatile @Nullable Platform platform;

    private Listed(PlatformFile file, Selection selection, Supplier<Platform> reading, @Nullable Platform platform) {
        this.file = file;
        this.selection = selection;
        this.reading = reading;
        this.platform = platform;
    }

    /** One that has been read. */
    static Listed read(PlatformFile file, Platform platform) {
        return new Listed(file, platform.selection(), () -> platform, platform);
    }

    /** One that has not been. */
    static Listed later(PlatformFile file, Selection selection, Supplier<Platform> reading) {
        return new Listed(file, selection, reading, null);
    }

    PlatformFile file() {
        return file;
    }

    /** What chooses it. */
    Selection selection() {
        return selection;
    }

    /** Its own name. */
    String name() {
        return selection.name();
    }

    /** All of it. */
    Platform platform() {
        Platform read = platform;
        if (read == null) {
            read = reading.get();
            platform = read;
        }
        return read;
    }
}

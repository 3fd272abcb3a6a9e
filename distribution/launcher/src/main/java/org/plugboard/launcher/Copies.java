// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What the bundles of the drop folder were made of: files there may have been written over since. */
final class Copies {

    private final Path folder;

    /** In a folder that is made when it is needed, and goes with the container. */
    Copies(Path folder) {
        this.folder = folder;
    }

    /** Copies what the file is now. */
    Path take(Path jar) throws IOException {
        Files.createDirectories(folder);
        return Files.copy(jar, folder.resolve(jar.getFileName() + ".new"), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Makes the last copy the one that a bundle can be made of again. */
    void keep(Path jar) throws IOException {
        Path taken = folder.resolve(jar.getFileName() + ".new");
        Files.move(taken, kept(jar), StandardCopyOption.REPLACE_EXISTING);
    }

    /** The copy that was kept. */
    Path kept(Path jar) {
        return folder.resolve(jar.getFileName());
    }

    /** Whether the file is what was kept, as when a good one comes back in the place of a broken one. */
    boolean isKept(Path jar) throws IOException {
        return Files.exists(kept(jar)) && Files.mismatch(kept(jar), jar) < 0;
    }

    /** Forgets a file that is not there any more. */
    void forget(Path jar) throws IOException {
        Files.deleteIfExists(kept(jar));
    }
}

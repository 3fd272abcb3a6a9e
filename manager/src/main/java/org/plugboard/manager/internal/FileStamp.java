// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * By what a file is seen to have changed without reading it. Of a folder it changes with the names in it.
 *
 * @param modified when it was written last
 * @param size in bytes
 * @param key which file it is, where the file system tells: editors write another one and give it the old name
 */
record FileStamp(FileTime modified, long size, @Nullable Object key) {

    /** Of what is not there, or cannot be looked at. */
    static final FileStamp GONE = new FileStamp(FileTime.fromMillis(0), -1, null);

    /** Of the file as it is now. */
    static FileStamp of(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileStamp(now.lastModifiedTime(), now.size(), now.fileKey());
        } catch (IOException | SecurityException e) {
            // Why it cannot be read is said by whoever reads it.
            return GONE;
        }
    }
}

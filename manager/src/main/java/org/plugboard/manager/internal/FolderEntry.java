// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of a folder: followed, or waiting to be read. Looked at by one thread at a time; closed by anybody.
 */
final class FolderEntry {

    private static final Logger LOG = LoggerFactory.getLogger(FolderEntry.class);

    private final Path path;
    private final FollowedFile file;
    private final Follower follower;
    private volatile @Nullable Followed followed;
    private String problem = "";

    /** As the last look saw it; null before the first, and when it is to be followed up by what it was read from. */
    private @Nullable FileStamp firstSeen;

    private boolean hasBegun;
    private boolean isMissed;

    FolderEntry(Path path, FollowedFile file, Follower follower) {
        this.path = path;
        this.file = file;
        this.follower = follower;
    }

    Path file() {
        return path;
    }

    /** Reads it for the first time, or again after it could not be read. */
    void begin() {
        hasBegun = true;
        try {
            followed = follower.begin(file);
            problem = "";
        } catch (ConnectionException e) {
            if (!problem.equals(e.getMessage())) {
                problem = String.valueOf(e.getMessage());
                LOG.warn("{}; it is tried again when it changes", problem);
            }
        } catch (RuntimeException e) {
            // Whatever it is, the other files of the folder are to be followed.
            LOG.error("{}: cannot be followed; it is tried again when it changes", path, e);
        }
    }

    /**
     * Looks once.
     *
     * @param isThere whether the folder has the file
     * @return false if it is gone, seen twice
     */
    boolean look(boolean isThere) {
        if (!isThere) {
            boolean isGone = isMissed;
            isMissed = true;
            if (isGone) {
                close();
            }
            return !isGone;
        }
        isMissed = false;
        Followed current = followed;
        if (current != null) {
            follower.look(current);
        } else if (hasBegun ? file.look() != FollowedFile.Due.NOT : isSettled()) {
            file.unattended();
            begin();
        }
        return true;
    }

    /** Whether a file that was added is not being written just now. */
    private boolean isSettled() {
        FileStamp now = FileStamp.of(path);
        boolean settled = now.equals(firstSeen);
        firstSeen = now;
        return settled;
    }

    void release() {
        Followed current = followed;
        if (current != null) {
            current.release();
        }
    }

    void close() {
        Followed current = followed;
        if (current != null) {
            current.close(path + " is gone, or its folder is followed no more");
        }
    }
}

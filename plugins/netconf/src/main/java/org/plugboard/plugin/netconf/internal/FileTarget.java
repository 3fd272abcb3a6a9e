// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.plugboard.spi.Deadline;

/** What stands where somebody wants something written: which kind of file, behind all symbolic links, and whether it may be. */
final class FileTarget {

    private static final Set<PosixFilePermission> WRITERS =
            Set.of(PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    /** As Linux has it. */
    private static final int MOST_LINKS = 40;

    /** In the mode of a file: the bits of its kind, and two kinds. */
    private static final int KIND = 0170000;

    private static final int FIFO = 0010000;
    private static final int CHARACTER_DEVICE = 0020000;

    private FileTarget() {}

    /** Whether there is something that is neither a regular file nor a folder. */
    static boolean isSpecial(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }

    /**
     * Where a regular file is or is to be, with its folder.
     *
     * @throws FileSystemException if it must not be replaced; it says why
     */
    static Path regular(Path file) throws IOException {
        if (!Files.exists(file)) {
            return linked(file);
        }
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "it is a folder");
        }
        Path target = file.toRealPath();
        if (isReadOnly(target)) {
            throw new FileSystemException(file.toString(), null, "it is read-only");
        }
        if (!Files.isWritable(target)) {
            throw new AccessDeniedException(file.toString());
        }
        return target;
    }

    /** Root may write such a file all the same, but somebody has made it so. */
    private static boolean isReadOnly(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view != null && Collections.disjoint(view.readAttributes().permissions(), WRITERS);
    }

    /** What symbolic links name at whose end nothing is yet. */
    private static Path linked(Path file) throws IOException {
        Path at = file.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(at); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(file.toString());
            }
            at = at.resolveSibling(Files.readSymbolicLink(at));
        }
        return at;
    }

    /**
     * Opens what is no regular file for writing: a FIFO, or a character device such as {@code /dev/null}.
     *
     * @param name device and alias
     * @param until how long it is waited for who reads from a FIFO
     * @throws FileSystemException if it is of another kind
     */
    static FileChannel openSpecial(Path file, String name, Deadline until)
            throws IOException, InterruptedException, TimeoutException {
        return switch (kind(file)) {
            case FIFO -> FifoOpening.open(file, name, until);
            case CHARACTER_DEVICE -> FileChannel.open(file, StandardOpenOption.WRITE);
            default ->
                throw new FileSystemException(
                        file.toString(), null, "it is neither a regular file nor a FIFO or a character device");
        };
    }

    /** Where a system has no such modes, none that we know. */
    private static int kind(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? (int) Files.getAttribute(file, "unix:mode") & KIND
                : 0;
    }
}

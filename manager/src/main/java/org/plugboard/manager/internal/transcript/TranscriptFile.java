// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.transcript;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file that is only ever added to, each time by one call of the operating system and without a buffer here: what was added is there
 * when the process is killed. Used by one thread at a time.
 */
final class TranscriptFile implements AutoCloseable {

    private static final int MOST_OF_A_NAME = 100_000;

    private final Path path;
    private final OutputStream out;

    /** The file of this name, of which this is the end. */
    TranscriptFile(Path path, OutputStream out) {
        this.path = path;
        this.out = out;
    }

    /**
     * Makes a file of this name, with its folders; if there is one, {@code name-2}, and so on. Only its owner may read it, where
     * the file system can say so.
     */
    static TranscriptFile create(Path wanted) throws IOException {
        Path folder = wanted.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        for (int number = 1; number <= MOST_OF_A_NAME; number++) {
            Path path = numbered(wanted, number);
            try {
                Files.createFile(path, ownersOnly(path));
                // Unlike a channel it does not break when its thread is interrupted, as those of calls are.
                return new TranscriptFile(
                        path,
                        Files.newOutputStream(
                                path, StandardOpenOption.WRITE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS));
            } catch (FileAlreadyExistsException e) {
                // The next number.
            }
        }
        throw new IOException("there are " + MOST_OF_A_NAME + " files of that name");
    }

    private static Path numbered(Path wanted, int number) {
        if (number == 1) {
            return wanted;
        }
        String name = wanted.getFileName().toString();
        int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        return wanted.resolveSibling(name.substring(0, dot) + "-" + number + name.substring(dot));
    }

    private static FileAttribute<?>[] ownersOnly(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    Path path() {
        return path;
    }

    void add(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.example.auditlog;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The file, and the older ones beside it. It is open only while something is written: so nothing is kept in a buffer, it may
 * be moved away or deleted at any time, and several processes may write into one. For one thread.
 */
final class AuditFile {

    static final long MAX_BYTES = 10_000_000;
    static final int KEEP = 9;

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final String STAMP_PATTERN = "\\.\\d{8}T\\d{12}Z";

    private final Path path;
    private final long maxBytes;
    private final int keep;

    /** In at most so many bytes, unless it is 0; so many full ones are kept. */
    AuditFile(Path path, long maxBytes, int keep) {
        this.path = path.toAbsolutePath();
        this.maxBytes = maxBytes;
        this.keep = keep;
    }

    /** Writes at the end, in one piece. Blocks as the disk does. */
    void append(byte[] lines) throws IOException {
        if (maxBytes > 0 && Files.isRegularFile(path) && wouldBeTooLarge(lines.length)) {
            putAside();
        }
        create();
        // Not a channel: an interrupt would close it. Opened for appending, one write of one process is one piece.
        try (FileOutputStream out = new FileOutputStream(path.toFile(), true)) {
            out.write(lines);
        }
    }

    private boolean wouldBeTooLarge(int more) throws IOException {
        long size = Files.size(path);
        return size > 0 && size + more > maxBytes;
    }

    /** Under the time of it, which no second file has; so two processes that do it at once lose nothing. */
    private void putAside() throws IOException {
        try {
            Files.move(path, path.resolveSibling(path.getFileName() + "." + STAMP.format(Instant.now())));
        } catch (NoSuchFileException | FileAlreadyExistsException e) {
            return; // Another process has just done it.
        }
        List<Path> aside;
        Pattern name = Pattern.compile(Pattern.quote(path.getFileName().toString()) + STAMP_PATTERN);
        try (Stream<Path> files = Files.list(path.getParent())) {
            aside = files.filter(
                            file -> name.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
        for (Path old : aside.subList(0, Math.max(0, aside.size() - keep))) {
            Files.deleteIfExists(old);
        }
    }

    /** What people did is not for everybody to read; who wants that makes the file before. */
    private void create() throws IOException {
        if (Files.exists(path)) {
            return;
        }
        Files.createDirectories(path.getParent());
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] rights = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try {
            Files.createFile(path, rights);
        } catch (FileAlreadyExistsException e) {
            // Another process was faster, or it is a link to a file that is not there yet: both can be opened.
            return;
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** A known_hosts file in OpenSSH's format, which other processes may write to at the same time. */
final class KnownHosts {

    /**
     * One key of a host.
     *
     * @param line counted from 1
     * @param revoked whether the line says that this key must never be accepted
     */
    record Entry(int line, HostKey key, boolean revoked) {}

    /** A file lock holds between processes only; one thread of this process at a time asks for it. */
    private static final ReentrantLock APPENDING = new ReentrantLock();

    private final Path file;

    KnownHosts(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** What the file has for a host now; nothing if there is no file. */
    List<Entry> find(String name) throws IOException {
        return Files.exists(file) ? parse(Files.readString(file, StandardCharsets.ISO_8859_1), name) : List.of();
    }

    /** The line that {@link #add} writes. */
    static String line(String name, HostKey key) {
        return name + " " + key;
    }

    /**
     * Adds the host's key, unless somebody else has added one since.
     *
     * @return what the file has for the host now
     */
    List<Entry> add(String name, HostKey key) throws IOException {
        createFolder();
        APPENDING.lock();
        try (FileChannel channel = FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE),
                        permissions("rw-------"));
                FileLock lock = channel.lock()) {
            String text = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.ISO_8859_1);
            List<Entry> present = parse(text, name);
            if (!lock.isValid() || !present.isEmpty()) {
                return present;
            }
            String addition = (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + line(name, key) + "\n";
            channel.write(ByteBuffer.wrap(addition.getBytes(StandardCharsets.ISO_8859_1)), channel.size());
            return parse(text + addition, name);
        } finally {
            APPENDING.unlock();
        }
    }

    private void createFolder() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder, permissions("rwx------"));
        }
    }

    private static FileAttribute<?>[] permissions(String text) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))}
                : new FileAttribute<?>[0];
    }

    private static List<Entry> parse(String text, String name) {
        List<Entry> entries = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            parseLine(number, line.strip(), name).ifPresent(entries::add);
        }
        return entries;
    }

    /** Empty for another host, a comment, a certificate authority (which we do not ask for) and what is no entry at all. */
    private static Optional<Entry> parseLine(int number, String line, String name) {
        if (line.isEmpty() || line.startsWith("#")) {
            return Optional.empty();
        }
        String[] columns = line.split("\\s+", 5);
        int first = columns[0].startsWith("@") ? 1 : 0;
        boolean authority = columns[0].equals("@cert-authority");
        if (authority || columns.length < first + 3 || !HostPattern.matches(columns[first], name)) {
            return Optional.empty();
        }
        HostKey key = new HostKey(columns[first + 1], columns[first + 2]);
        return Optional.of(new Entry(number, key, columns[0].equals("@revoked")));
    }
}

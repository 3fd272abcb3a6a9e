// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plugboard.spi.Deadline;

/** A known_hosts file in OpenSSH's format, which other processes may write to at the same time. */
final class KnownHosts {

    /**
     * One key of a host.
     *
     * @param line counted from 1
     * @param revoked whether the line says that this key must never be accepted
     */
    record Entry(int line, HostKey key, boolean revoked) {}

    /** The file that has nothing and keeps nothing. */
    static final Path NOWHERE = Path.of("/dev/null");

    private final Path file;

    KnownHosts(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** What the file has for a host now; nothing if there is no file. */
    List<Entry> find(String name) throws IOException {
        try {
            return Files.exists(file) ? parse(Files.readString(file, StandardCharsets.ISO_8859_1), name) : List.of();
        } catch (IOException e) {
            throw failure("read", e);
        }
    }

    /** The line that {@link #add} writes. */
    static String line(String name, HostKey key) {
        return name + " " + key;
    }

    /**
     * Adds the host's key, unless somebody else has added one since.
     *
     * @param deadline how long to wait while others write to the file
     * @return what the file has for the host now
     */
    List<Entry> add(String name, HostKey key, Deadline deadline) throws IOException {
        try (WriteTurn turn = WriteTurn.take(file, deadline)) {
            String text = turn.text();
            List<Entry> present = parse(text, name);
            if (!present.isEmpty()) {
                return present;
            }
            String addition = (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + line(name, key) + "\n";
            turn.append(addition);
            return parse(text + addition, name);
        } catch (IOException e) {
            throw failure("write", e);
        }
    }

    /** In an operator's words: the JDK names of a file that is missing only the file. */
    private IOException failure(String what, IOException cause) {
        return new IOException("cannot %s %s: %s".formatted(what, file, reason(cause)), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "no such folder";
        }
        if (cause instanceof AccessDeniedException) {
            return "no permission";
        }
        if (cause instanceof FileAlreadyExistsException there) {
            return there.getFile() + " is no folder";
        }
        if (cause instanceof FileSystemException known && known.getReason() != null) {
            return known.getReason();
        }
        return String.valueOf(cause.getMessage());
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

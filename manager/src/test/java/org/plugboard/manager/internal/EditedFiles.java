// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.TestbedException;
import org.plugboard.device.TestbedFacts;
import org.plugboard.spi.TestbedReading;
import org.plugboard.spi.TestbedSource;

/**
 * Files that a test edits, and who reads them. What stands in a file is the number of an edit; a test says what each means. Each
 * edit has a time of its own, so that none is overlooked for having come too soon.
 */
final class EditedFiles implements TestbedSource {

    private final Path folder;
    private final AtomicLong edits = new AtomicLong();
    private final Map<String, Function<TestbedReading, TestbedFacts>> meanings = new ConcurrentHashMap<>();

    EditedFiles(Path folder) {
        this.folder = folder;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Writes a file that says these devices. */
    void write(String name, DeviceFacts... devices) {
        write(name, new TestbedFacts(withoutEnd(name), List.of(devices), Map.of()));
    }

    void write(String name, TestbedFacts facts) {
        write(name, reading -> facts);
    }

    /** Writes one that cannot be used. */
    void writeBroken(String name, String message) {
        write(name, reading -> {
            throw new TestbedException(message);
        });
    }

    /** Writes one that is read in this way. */
    void write(String name, Function<TestbedReading, TestbedFacts> meaning) {
        long edit = edits.incrementAndGet();
        meanings.put(Long.toString(edit), meaning);
        try {
            // A new file under the old name, as editors do it.
            Path next = Files.writeString(folder.resolve(".next"), Long.toString(edit));
            Files.setLastModifiedTime(next, FileTime.fromMillis(edit * 1000));
            Files.move(
                    next,
                    file(name),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String name) {
        try {
            Files.delete(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutEnd(String name) {
        return name.substring(0, name.indexOf('.'));
    }

    @Override
    public Optional<TestbedFacts> read(TestbedReading reading) {
        try {
            String edit = Files.readString(Path.of(reading.location()));
            return Optional.of(meanings.get(edit).apply(reading));
        } catch (NoSuchFileException e) {
            throw new TestbedException(reading.location() + ": no such file", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

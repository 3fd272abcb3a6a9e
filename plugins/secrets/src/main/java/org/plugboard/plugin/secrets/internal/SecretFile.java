// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A small file that holds secrets and that its owner only can read. */
final class SecretFile {

    /** The most that a file or a command may say. */
    static final int MAX_BYTES = 64 * 1024;

    private SecretFile() {}

    /**
     * The text of the file.
     *
     * @throws IllegalArgumentException if it cannot be read, is longer than {@link #MAX_BYTES}, or others can read it
     */
    static String read(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + " is no regular file");
        }
        try (InputStream content = Files.newInputStream(file)) {
            FileModes.exposed(file).ifPresent(mode -> {
                throw new IllegalArgumentException(
                        "others than its owner may use %s (mode %s); run: chmod 600 %s".formatted(file, mode, file));
            });
            byte[] bytes = content.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IllegalArgumentException(file + " is longer than " + MAX_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no file " + file, e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e, e);
        }
    }
}

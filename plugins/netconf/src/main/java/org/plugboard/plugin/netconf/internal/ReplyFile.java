// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import org.plugboard.connection.InvalidRequestException;

/** A file that gets a reply: under its own name only when the reply is whole. */
final class ReplyFile {

    private final String name;
    private final Path file;

    /** @param name device and alias */
    ReplyFile(String name, Path file) {
        this.name = name;
        this.file = file;
    }

    /**
     * Has it written, beside what is there under that name, which it replaces then.
     *
     * @return how many bytes it has
     * @throws InvalidRequestException if it cannot be written; nothing is left of it then
     */
    long write(Consumer<Writer> content) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Path part = Files.createTempFile(folder, file.getFileName() + ".", ".part");
            try {
                try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                    content.accept(out);
                }
                long size = Files.size(part);
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
                return size;
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (NoSuchFileException e) {
            throw unwritten("there is no such folder", e);
        } catch (AccessDeniedException e) {
            throw unwritten("permission denied", e);
        } catch (IOException e) {
            throw unwritten(String.valueOf(e.getMessage()), e);
        } catch (UncheckedIOException e) {
            throw unwritten(String.valueOf(e.getCause().getMessage()), e);
        }
    }

    private InvalidRequestException unwritten(String reason, Exception cause) {
        return new InvalidRequestException("%s: %s cannot be written: %s".formatted(name, file, reason), cause);
    }
}

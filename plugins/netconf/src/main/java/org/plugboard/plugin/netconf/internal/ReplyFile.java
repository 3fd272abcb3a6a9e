// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/** A file that gets a reply: under its own name only when the reply is whole. */
final class ReplyFile {

    private final Path file;

    ReplyFile(Path file) {
        this.file = file;
    }

    /**
     * Has it written, beside what is there under that name, which it replaces then.
     *
     * @return how many bytes it has
     * @throws UncheckedIOException if it cannot be written; nothing is left of it then
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

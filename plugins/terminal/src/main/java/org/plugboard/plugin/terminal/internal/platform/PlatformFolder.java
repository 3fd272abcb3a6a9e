// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of platform files, {@code .yaml} or {@code .yml}, that is looked at again whenever somebody asks; it may come later.
 * Thread-safe: who asks while another one looks gets nothing new.
 */
final class PlatformFolder {

    private static final Logger LOG = LoggerFactory.getLogger(PlatformFolder.class);

    private final Path folder;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile @Nullable List<Look> last;

    /** A file as it was found: it is read again when one of these has changed. */
    private record Look(Path file, long size, long modifiedMs) {}

    PlatformFolder(Path folder) {
        this.folder = folder;
    }

    /** The files in it, in the order of their names, if they are others than at the last look. */
    Optional<List<PlatformFile>> changed() {
        if (!looking.compareAndSet(false, true)) {
            return Optional.empty();
        }
        try {
            List<Look> now = look();
            if (now.equals(last)) {
                return Optional.empty();
            }
            List<PlatformFile> files = new ArrayList<>();
            for (Look look : now) {
                String text = Files.readString(look.file(), StandardCharsets.UTF_8);
                files.add(new PlatformFile(look.file().toString(), text, PlatformFile.Layer.FOLDER));
            }
            last = now;
            return Optional.of(files);
        } catch (IOException e) {
            LOG.warn("{}: the platforms in it stay as they were: {}", folder, e.toString());
            return Optional.empty();
        } finally {
            looking.set(false);
        }
    }

    private List<Look> look() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Look> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(PlatformFolder::isPlatform).sorted().toList()) {
                found.add(new Look(
                        file, Files.size(file), Files.getLastModifiedTime(file).toMillis()));
            }
        }
        return found;
    }

    private static boolean isPlatform(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of platform files, {@code .yaml} or {@code .yml}, that is looked at again whenever somebody asks; it may come later.
 * Thread-safe: one looks at a time, until what it found is taken; the others wait for it before they look, without a lock.
 */
final class PlatformFolder {

    private static final Logger LOG = LoggerFactory.getLogger(PlatformFolder.class);
    private static final long PATIENCE_S = 10;

    private final Path folder;

    /** The last look; the next one begins when it is done. Who looks owns the fields below. */
    private final AtomicReference<CompletableFuture<Boolean>> looking =
            new AtomicReference<>(CompletableFuture.completedFuture(true));

    private volatile @Nullable List<Look> last;
    private volatile Map<Path, PlatformFile> read = Map.of();

    /** A file as it was found: it is read again when one of these has changed. */
    private record Look(Path file, long size, long modifiedMs, boolean readable) {}

    PlatformFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Hands the files in it, in the order of their names, to this taker, if they are others than at the last look. Waits for
     * somebody else who looks, at most 10 s.
     */
    void look(Consumer<List<PlatformFile>> taker) {
        CompletableFuture<Boolean> mine = new CompletableFuture<>();
        for (CompletableFuture<Boolean> before = looking.get();
                !before.isDone() || !looking.compareAndSet(before, mine);
                before = looking.get()) {
            if (!isOver(before)) {
                return;
            }
        }
        try {
            changed().ifPresent(taker);
        } finally {
            mine.complete(true);
        }
    }

    private boolean isOver(CompletableFuture<Boolean> look) {
        try {
            return look.get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("{}: not read again within {} s; the platforms in it stay as they were", folder, PATIENCE_S);
            return false;
        }
    }

    private Optional<List<PlatformFile>> changed() {
        try {
            List<Look> now = list();
            if (now.equals(last)) {
                return Optional.empty();
            }
            Map<Path, PlatformFile> files = new LinkedHashMap<>();
            for (Look look : now) {
                text(look.file()).ifPresent(file -> files.put(look.file(), file));
            }
            read = files;
            last = now;
            return Optional.of(List.copyOf(files.values()));
        } catch (IOException e) {
            LOG.warn("{}: the platforms in it stay as they were: {}", folder, e.toString());
            return Optional.empty();
        }
    }

    /** The file; as it was read before if it cannot be read now. */
    private Optional<PlatformFile> text(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return Optional.of(new PlatformFile(file.toString(), text, PlatformFile.Layer.FOLDER));
        } catch (IOException e) {
            Optional<PlatformFile> before = Optional.ofNullable(read.get(file));
            LOG.warn(
                    "{}: cannot be read; {}: {}",
                    file,
                    before.isPresent() ? "what it said before holds" : "it is left out",
                    e.toString());
            return before;
        }
    }

    private List<Look> list() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(PlatformFolder::isPlatform)
                    .sorted()
                    .map(file -> new Look(
                            file, file.toFile().length(), file.toFile().lastModified(), Files.isReadable(file)))
                    .toList();
        }
    }

    private static boolean isPlatform(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }
}

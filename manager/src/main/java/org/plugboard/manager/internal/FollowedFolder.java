// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import org.plugboard.device.Registration;
import org.plugboard.device.TestbedRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the testbed files of a folder, in the order of their names; hidden ones, which editors make, are none. */
final class FollowedFolder implements Registration, Watched {

    private static final Logger LOG = LoggerFactory.getLogger(FollowedFolder.class);

    private final TestbedRequest inputs;
    private final Path folder;
    private final Follower follower;
    private final Map<Path, FolderEntry> entries = new ConcurrentSkipListMap<>();
    private volatile boolean closed;
    private String trouble = "";

    FollowedFolder(TestbedRequest inputs, Follower follower) {
        this.inputs = inputs;
        this.folder = FollowedFile.pathOf(inputs.location());
        this.follower = follower;
    }

    @Override
    public String place() {
        return folder.toString();
    }

    /** Follows the files that are there. */
    void begin() {
        for (Path file : files()) {
            entry(file).begin();
        }
    }

    @Override
    public void look() {
        if (closed) {
            return;
        }
        Set<Path> files = files();
        files.forEach(this::entry);
        entries.values().removeIf(entry -> !entry.look(files.contains(entry.file())));
        if (closed) {
            // Whoever closed it has closed what was there by then.
            closeAll();
        }
    }

    private FolderEntry entry(Path file) {
        return entries.computeIfAbsent(
                file, added -> new FolderEntry(added, follower.file(inputs.at(added.toString())), follower));
    }

    /** What is in the folder; if that cannot be said, what was there before. */
    private Set<Path> files() {
        Set<Path> files = new TreeSet<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, FollowedFolder::isTestbed)) {
            all.forEach(files::add);
        } catch (NoSuchFileException e) {
            LOG.debug("{}: is not there", folder);
        } catch (IOException | DirectoryIteratorException e) {
            if (!trouble.equals(e.toString())) {
                trouble = e.toString();
                LOG.warn("{}: cannot be listed: {}; its testbeds stay", folder, trouble);
            }
            return new TreeSet<>(entries.keySet());
        }
        trouble = "";
        return files;
    }

    private static boolean isTestbed(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml")) && !Files.isDirectory(file);
    }

    @Override
    public void release() {
        closed = true;
        follower.forget(this);
        entries.values().forEach(FolderEntry::release);
    }

    /** Closes the testbeds that were followed because of the folder; blocks until they are. */
    @Override
    public void close() {
        closed = true;
        follower.forget(this);
        closeAll();
    }

    private void closeAll() {
        entries.values().forEach(FolderEntry::close);
    }

    @Override
    public String toString() {
        return "testbeds in " + folder;
    }
}

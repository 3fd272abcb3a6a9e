// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionException;
import org.plugboard.device.Asker;
import org.plugboard.device.Finding;
import org.plugboard.device.TestbedException;
import org.plugboard.device.TestbedFacts;
import org.plugboard.device.TestbedRequest;

/**
 * A place that a testbed is read from again and again: which files it was read from, what was found in them, and when it is due
 * again. Used by one thread at a time; what was found can be asked for by all.
 */
final class FollowedFile {

    private final TestbedRequest request;
    private final Plugins plugins;
    private final RememberedAnswers answers;
    private final TestbedSources sources;
    private final @Nullable Path own;
    private final WatchedFiles files = new WatchedFiles();
    private volatile List<Finding> findings = List.of();
    private boolean attended = true;
    private boolean hasProblem;
    private boolean wasThere;
    private long readBy;

    FollowedFile(TestbedRequest request, Plugins plugins, TestbedSources sources) {
        this.answers = new RememberedAnswers(request.asker());
        this.request = request;
        this.plugins = plugins;
        this.sources = sources;
        this.own = ownPath(request);
    }

    /** Who can be asked when devices log in: each time anew, since a wrong answer must not stay. */
    Asker asker() {
        return request.asker();
    }

    /** The file or folder that a location names, {@code ~} being the user's home. */
    static Path pathOf(String location) {
        return location.startsWith("~/")
                ? Path.of(System.getProperty("user.home"), location.substring(2))
                : Path.of(location).toAbsolutePath();
    }

    private static @Nullable Path ownPath(TestbedRequest request) {
        if (request.isText() || request.location().contains("://")) {
            return null;
        }
        try {
            return pathOf(request.location());
        } catch (InvalidPathException e) {
            // The place of a source that knows others than files.
            return null;
        }
    }

    /** What it is called in messages. */
    String place() {
        return request.place();
    }

    /** What was to be said about it when it was read last. */
    List<Finding> findings() {
        return findings;
    }

    /**
     * Looks once; whether it should be read again: because it changed, or because it could not be used and who reads testbeds
     * here has changed.
     */
    Due look() {
        unattended();
        if (files.haveChanged()) {
            return Due.EDITED;
        }
        return hasProblem && readBy != plugins.readersVersion() ? Due.OTHER_READERS : Due.NOT;
    }

    /** From now on nobody waits for its readings: what was not answered yet is not asked, since it might never be. */
    void unattended() {
        attended = false;
    }

    /** Why it should be read again. */
    enum Due {
        EDITED,
        OTHER_READERS,
        NOT
    }

    /**
     * Reads it.
     *
     * @throws TestbedException if it cannot be used
     */
    TestbedFacts read() {
        ManagedReading reading = ManagedReading.loading(request, plugins, answers.reading(attended));
        Map<Path, FileStamp> from = new LinkedHashMap<>();
        if (own != null) {
            from.put(own, FileStamp.of(own));
        }
        readBy = plugins.readersVersion();
        try {
            if (wasThere && isGone(from)) {
                throw new TestbedException(place() + ": is gone");
            }
            TestbedFacts facts = sources.read(reading);
            reading.dependencies().forEach(from::putIfAbsent);
            files.readFrom(from);
            wasThere = !isGone(from);
            findings = List.copyOf(reading.findings());
            hasProblem = false;
            return facts;
        } catch (ConnectionException e) {
            reading.dependencies().forEach(from::putIfAbsent);
            files.failedBy(from);
            TestbedException problem =
                    e instanceof TestbedException known ? known : new TestbedException(e.getMessage(), e);
            findings = TestbedSources.findings(reading, problem);
            hasProblem = true;
            throw problem;
        } catch (RuntimeException | Error e) {
            // Nobody expected it; the same edit must not bring it again at each look.
            reading.dependencies().forEach(from::putIfAbsent);
            files.failedBy(from);
            hasProblem = true;
            throw e;
        }
    }

    private boolean isGone(Map<Path, FileStamp> from) {
        return own != null && FileStamp.GONE.equals(from.get(own));
    }

    /** Notes that what it said cannot be used all the same. */
    void refused() {
        hasProblem = true;
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.plugboard.device.FollowedTestbed;
import org.plugboard.device.Registration;
import org.plugboard.device.TestbedException;
import org.plugboard.device.TestbedFacts;
import org.plugboard.device.TestbedRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows testbeds: one thread looks at the files of all of them, reads what has changed and applies it. It is there from the
 * first one on. What it cannot leave, a source of testbeds that hangs, it is left behind in.
 */
final class Follower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final PlugboardCore core;
    private final Duration pause;
    private final TestbedSources sources;
    private final List<Followed> followed = new CopyOnWriteArrayList<>();
    private final List<Watched> watched = new CopyOnWriteArrayList<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, task -> Workers.daemon(task, "plugboard follower"));
    private volatile Future<?> looks = CompletableFuture.completedFuture(null);
    private volatile TestbedPublisher publisher = TestbedPublisher.NOBODY;
    private volatile boolean closed;

    /**
     * Without anything to follow.
     *
     * @param pause between two looks
     */
    Follower(PlugboardCore core, TestbedSources sources, Duration pause) {
        this.core = core;
        this.sources = sources;
        this.pause = pause;
    }

    /** Who makes known what is followed from now on. */
    void publishedBy(TestbedPublisher surroundings) {
        publisher = surroundings;
    }

    FollowedFile file(TestbedRequest request) {
        return new FollowedFile(request, core.contributions(), sources);
    }

    /** Reads a testbed and follows it. */
    FollowedTestbed follow(TestbedRequest request) {
        Followed begins = begin(file(request));
        watch(begins);
        return begins;
    }

    /**
     * Reads a testbed and has it ready to be looked at.
     *
     * @throws TestbedException if it cannot be used
     */
    Followed begin(FollowedFile file) {
        refuseIfClosed(file.place());
        Followed begins = made(file, file.read());
        String name = begins.testbed().name();
        if (followed.stream().anyMatch(other -> other.testbed().name().equals(name))) {
            LOG.warn("{}: another testbed that is followed is called {} too", file.place(), name);
        }
        followed.add(begins);
        try {
            begins.publish(publisher);
        } catch (RuntimeException e) {
            begins.release();
            throw e;
        }
        if (closed) {
            // Whoever closes releases what is followed by then; this one came too late.
            begins.release();
            refuseIfClosed(file.place());
        }
        LOG.info(
                "{}: followed as testbed {} ({} devices)",
                file.place(),
                name,
                begins.testbed().devices().size());
        return begins;
    }

    private Followed made(FollowedFile file, TestbedFacts facts) {
        try {
            return new Followed(core, file, facts, this);
        } catch (TestbedException e) {
            file.refused();
            throw e;
        }
    }

    /** Follows every testbed file of a folder. */
    Registration followFolder(TestbedRequest inputs) {
        refuseIfClosed(inputs.location());
        FollowedFolder folder = new FollowedFolder(inputs, this);
        folder.begin();
        watch(folder);
        return folder;
    }

    /** The same in the background: neither this nor closing what it returns waits for files or sessions. */
    Registration followFolderSoon(TestbedRequest inputs) {
        FollowedFolder folder = new FollowedFolder(inputs, this);
        watch(folder);
        return () -> core.workers().soon("close " + folder, folder::close);
    }

    private void refuseIfClosed(String place) {
        if (closed) {
            throw new TestbedException(place + ": is not followed: Plugboard is being stopped");
        }
    }

    private void watch(Watched one) {
        watched.add(one);
        // Whoever closes releases what is watched by then; this one may have come too late.
        if (closed) {
            one.release();
        } else if (begun.compareAndSet(false, true)) {
            looks = thread.scheduleWithFixedDelay(this::look, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Looks at all once. */
    void look() {
        watched.forEach(this::look);
    }

    /** Looks at one. Whatever goes wrong, the others, and this one after its next edit, are to be followed on. */
    void look(Watched one) {
        try {
            one.look();
        } catch (RuntimeException | Error e) {
            if (closed) {
                LOG.debug("{}: the look was broken off", one.place(), e);
            } else {
                LOG.error("{}: could not be followed up", one.place(), e);
            }
        }
    }

    /** Those that are followed, the first first. */
    List<FollowedTestbed> followed() {
        return List.copyOf(followed);
    }

    void forget(Watched one) {
        watched.remove(one);
        followed.removeIf(other -> other == one);
    }

    @Override
    public void close() {
        closed = true;
        watched.forEach(Watched::release);
        followed.forEach(Followed::release);
        looks.cancel(true);
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(GRACE.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.warn("a source of testbeds is still reading and is left behind");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

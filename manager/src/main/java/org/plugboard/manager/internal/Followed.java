// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.Finding;
import org.plugboard.device.FollowedTestbed;
import org.plugboard.device.Testbed;
import org.plugboard.device.TestbedException;
import org.plugboard.device.TestbedFacts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A testbed that is what its file says, as far as the file can be used. It is closed by anybody at any time; what is being read
 * just then is thrown away.
 */
final class Followed implements FollowedTestbed, Watched {

    private static final Logger LOG = LoggerFactory.getLogger(Followed.class);

    private final PlugboardCore core;
    private final FollowedFile file;
    private final Follower follower;
    private final ManagedTestbed testbed;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;
    private volatile TestbedPublisher.@Nullable Publication publication;
    private volatile @Nullable TestbedException problem;

    /** Of a file that was read. */
    Followed(PlugboardCore core, FollowedFile file, TestbedFacts facts, Follower follower) {
        this.core = core;
        this.file = file;
        this.follower = follower;
        this.testbed = core.living(facts, file.asker(), file.place());
        warnOf(List.of());
    }

    @Override
    public Testbed testbed() {
        return testbed;
    }

    @Override
    public Optional<TestbedException> problem() {
        return Optional.ofNullable(problem);
    }

    @Override
    public List<Finding> findings() {
        return file.findings();
    }

    @Override
    public String place() {
        return file.place();
    }

    /** Makes it known; once, before it is looked at. */
    void publish(TestbedPublisher publisher) {
        publication = publisher.publish(testbed);
        withdrawIfClosed();
    }

    @Override
    public void look() {
        FollowedFile.Due due = isClosed() ? FollowedFile.Due.NOT : file.look();
        if (due == FollowedFile.Due.NOT) {
            return;
        }
        List<Finding> before = findings();
        TestbedChange change;
        boolean isTaken;
        try {
            change = new TestbedChange(core, testbed, file.read(), place());
            isTaken = taken(change);
        } catch (TestbedException e) {
            keep(e, due);
            return;
        } catch (InvalidRequestException e) {
            file.refused();
            keep(new TestbedException(place() + ": " + e.getMessage(), e), due);
            return;
        }
        if (isTaken) {
            warnOf(before);
            carryOut(change);
        }
    }

    /** The testbed stays as it was. */
    private void keep(TestbedException reason, FollowedFile.Due due) {
        TestbedException before = problem;
        problem = reason;
        // Other readers that say the same say nothing new.
        boolean isNew = due == FollowedFile.Due.EDITED
                || before == null
                || !String.valueOf(before.getMessage()).equals(reason.getMessage());
        if (isNew && !isClosed()) {
            LOG.warn("{}; testbed {} stays as it was", reason.getMessage(), testbed.name());
        }
    }

    /** Once it is closed nothing may be added to it: nobody would end it. */
    private boolean taken(TestbedChange change) {
        lock.lock();
        try {
            if (!closed) {
                change.take();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void carryOut(TestbedChange change) {
        boolean isMended = problem != null;
        problem = null;
        TestbedPublisher.Publication known = publication;
        if (known != null) {
            known.update();
            withdrawIfClosed();
        }
        LOG.info(
                "{}: {}: {}",
                place(),
                isMended ? "can be used again" : "changed",
                change.carryOut().orElse("nothing of the devices is different"));
    }

    private void warnOf(List<Finding> known) {
        findings().stream().filter(finding -> !known.contains(finding)).forEach(finding -> LOG.warn("{}", finding));
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Whoever closes takes back what was known by then; this may have become known too late. */
    private void withdrawIfClosed() {
        if (isClosed()) {
            withdraw();
        }
    }

    private void withdraw() {
        TestbedPublisher.Publication known = publication;
        if (known != null) {
            known.close();
        }
    }

    private boolean begunToClose() {
        lock.lock();
        try {
            boolean mine = !closed;
            closed = true;
            return mine;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void release() {
        if (begunToClose()) {
            follower.forget(this);
            withdraw();
        }
    }

    @Override
    public void close() {
        close(place() + " is followed no more");
    }

    /** Closes it for this reason. */
    void close(String reason) {
        if (begunToClose()) {
            follower.forget(this);
            withdraw();
            TestbedChange.end(core.workers(), everyDevice(), device -> reason)
                    .forEach(failure -> LOG.warn("{}", failure.getMessage()));
            LOG.info("{}: testbed {} is closed", reason, testbed.name());
        }
    }

    /** Those of the file, wherever they are now, and those that were added in code. */
    private Set<ManagedDevice> everyDevice() {
        Set<ManagedDevice> every = new LinkedHashSet<>(testbed.said().values());
        testbed.devices().stream()
                .filter(ManagedDevice.class::isInstance)
                .map(ManagedDevice.class::cast)
                .forEach(every::add);
        return every;
    }

    @Override
    public String toString() {
        return testbed + " of " + place();
    }
}

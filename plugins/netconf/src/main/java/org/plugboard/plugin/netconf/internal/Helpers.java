// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.ArrayList;
import java.util.List;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.netconf.CommitOptions;
import org.plugboard.netconf.ConfigSource;
import org.plugboard.netconf.ConfigText;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.Difference;
import org.plugboard.netconf.EditOptions;
import org.plugboard.netconf.EditOptions.OnError;
import org.plugboard.netconf.LockedWork;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.Query;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcError;
import org.plugboard.plugin.netconf.internal.difference.Comparison;
import org.plugboard.plugin.netconf.internal.difference.ConfigTree;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes of a configuration in several requests, after which nothing stays locked or half changed whatever fails. What cleans up is sent
 * behind the request that failed or ran out of time, and a device answers a session's requests in their order.
 */
final class Helpers {

    private static final Logger LOG = LoggerFactory.getLogger(Helpers.class);

    /** What the modules of netconfd's own begin with. */
    private static final String YUMA = "http://netconfcentral.org/ns/yuma-";

    private final String name;
    private final Netconf session;

    /** @param name device and alias */
    Helpers(String name, Netconf session) {
        this.name = name;
        this.session = session;
    }

    <T> T locked(Datastore target, LockedWork<T> work) {
        lock(target);
        T result;
        try {
            result = work.run(session);
        } catch (RuntimeException | Error e) {
            cleaningUp(e, () -> session.unlock(target));
            throw e;
        }
        unlock(target);
        return result;
    }

    private void lock(Datastore target) {
        try {
            session.lock(target);
        } catch (RuntimeException | Error e) {
            if (!Unsent.isUndone(e)) {
                // The device may grant it all the same, later than anybody waits.
                cleaningUp(e, () -> session.unlock(target));
            }
            throw e;
        }
    }

    /** The end of the session gives its locks free, too. */
    private void unlock(Datastore target) {
        try {
            uninterrupted(() -> session.unlock(target));
        } catch (ConnectionClosedException | NotConnectedException e) {
            LOG.info("{}: the lock of {} ended with the session: {}", name, target, e.getMessage());
        }
    }

    List<RpcError> edit(String config, EditOptions options) {
        if (session.supports(":candidate")) {
            Rpc edit = Rpc.editConfig(Datastore.CANDIDATE, ConfigText.of(config), options);
            return locked(Datastore.CANDIDATE, ignored -> commit(edit));
        }
        EditOptions whole = options.onError() == null && session.supports(":rollback-on-error")
                ? options.onError(OnError.ROLLBACK_ON_ERROR)
                : options;
        Rpc edit = Rpc.editConfig(Datastore.RUNNING, ConfigText.of(config), whole);
        return locked(Datastore.RUNNING, ignored -> session.send(edit).warnings());
    }

    private List<RpcError> commit(Rpc edit) {
        try {
            List<RpcError> warnings = new ArrayList<>(session.send(edit).warnings());
            if (session.supports(":validate") && !forgetsWhatItValidated()) {
                warnings.addAll(session.send(Rpc.validate(Datastore.CANDIDATE)).warnings());
            }
            warnings.addAll(session.send(Rpc.commit(CommitOptions.PLAIN)).warnings());
            return warnings;
        } catch (RuntimeException | Error e) {
            cleaningUp(e, session::discardChanges);
            throw e;
        }
    }

    /**
     * Whether it is netconfd, which takes a candidate for unchanged once it has validated it: a commit behind that answers {@code ok} and
     * does nothing. It validates in each edit and commit as well.
     */
    private boolean forgetsWhatItValidated() {
        return session.capabilities().stream().anyMatch(capability -> capability.startsWith(YUMA));
    }

    Difference difference(ConfigSource before, ConfigSource after) {
        return Comparison.of(tree(before), tree(after));
    }

    private ConfigTree tree(ConfigSource source) {
        try {
            return ConfigTree.read(text(source));
        } catch (MalformedXmlException e) {
            throw new InvalidRequestException(
                    "%s: %s cannot be compared: %s".formatted(name, source, Failures.excerpt(e.getMessage())), e);
        }
    }

    private String text(ConfigSource source) {
        if (source instanceof ConfigText text) {
            return text.xml();
        } else if (source instanceof Datastore datastore) {
            boolean nmda = datastore == Datastore.INTENDED || datastore == Datastore.OPERATIONAL;
            Rpc rpc = nmda ? Rpc.getData(datastore, Query.ALL) : Rpc.getConfig(datastore, Query.ALL);
            return session.send(rpc).answer().text();
        }
        throw new InvalidRequestException(
                "%s: %s cannot be compared: a device shows its datastores only; give the file as text"
                        .formatted(name, source));
    }

    /** What goes wrong meanwhile is added to what went wrong before. */
    private void cleaningUp(Throwable failure, Runnable cleanUp) {
        try {
            uninterrupted(cleanUp);
        } catch (ConnectionClosedException | NotConnectedException e) {
            LOG.debug("{}: what was begun ended with the session: {}", name, e.getMessage());
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** An interrupt must not keep the device from being told; the caller finds it afterwards. */
    private static void uninterrupted(Runnable cleanUp) {
        boolean interrupted = Thread.interrupted();
        try {
            cleanUp.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

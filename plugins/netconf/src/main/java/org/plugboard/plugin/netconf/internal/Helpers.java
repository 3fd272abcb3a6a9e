// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.netconf.CommitOptions;
import org.plugboard.netconf.ConfigSource;
import org.plugboard.netconf.ConfigText;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.DatastoreIdentity;
import org.plugboard.netconf.Difference;
import org.plugboard.netconf.EditOptions;
import org.plugboard.netconf.EditOptions.OnError;
import org.plugboard.netconf.LentSession;
import org.plugboard.netconf.LockedWork;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcError;
import org.plugboard.plugin.netconf.internal.difference.Comparison;
import org.plugboard.plugin.netconf.internal.difference.ConfigTree;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;
import org.plugboard.spi.Deadline;

/** Changes of a configuration in several requests, after which nothing stays locked or half changed whatever fails. */
final class Helpers {

    /** What the modules of netconfd's own begin with. */
    private static final String YUMA = "http://netconfcentral.org/ns/yuma-";

    private final String name;
    private final NetconfServices session;

    /** @param name device and alias */
    Helpers(String name, NetconfServices session) {
        this.name = name;
        this.session = session;
    }

    /** The work takes as long as it takes, and each of its requests has its own limit. */
    <T> T locked(Datastore target, LockedWork<T> work) {
        Locking locking = new Locking(name, session, session::deadline);
        Supplier<T> lent = () -> LentSession.lend(session, work);
        // Not every device forgets with the lock what was changed behind it (RFC 6241, section 8.3.5.2).
        return locking.locked(target, target == Datastore.CANDIDATE ? () -> locking.discardingIfItFails(lent) : lent);
    }

    List<RpcError> edit(String config, EditOptions options) {
        Deadline deadline = session.deadline();
        Locking locking = new Locking(name, session, () -> deadline);
        NetconfServices timed = new TimedServices(name, session, deadline);
        boolean runningToo = session.supports(":writable-running");
        if (session.supports(":candidate")) {
            Rpc edit = Rpc.editConfig(Datastore.CANDIDATE, ConfigText.of(config), options);
            Supplier<List<RpcError>> commit = () -> locking.discardingIfItFails(() -> commit(edit, timed));
            Supplier<List<RpcError>> change = () -> locking.behindLock(Datastore.CANDIDATE, commit);
            // Else somebody could change it between our edit and our commit. First as RFC 6241 has it (appendix E.1.1).
            return runningToo ? locking.behindLockIfPermitted(Datastore.RUNNING, change) : change.get();
        }
        EditOptions whole = options.onError() == null && session.supports(":rollback-on-error")
                ? options.onError(OnError.ROLLBACK_ON_ERROR)
                : options;
        Rpc edit = Rpc.editConfig(Datastore.RUNNING, ConfigText.of(config), whole);
        return locking.behindLock(Datastore.RUNNING, () -> timed.send(edit).warnings());
    }

    private List<RpcError> commit(Rpc edit, Netconf timed) {
        List<RpcError> warnings = new ArrayList<>(timed.send(edit).warnings());
        if (session.supports(":validate") && !forgetsWhatItValidated()) {
            warnings.addAll(timed.send(Rpc.validate(Datastore.CANDIDATE)).warnings());
        }
        warnings.addAll(timed.send(Rpc.commit(CommitOptions.PLAIN)).warnings());
        return warnings;
    }

    /**
     * Whether it is netconfd, which takes a candidate for unchanged once it has validated it: a commit behind that answers {@code ok} and
     * does nothing. It validates in each edit and commit as well.
     */
    private boolean forgetsWhatItValidated() {
        return session.capabilities().stream().anyMatch(capability -> capability.startsWith(YUMA));
    }

    Difference difference(ConfigSource before, ConfigSource after) {
        Netconf timed = new TimedServices(name, session, session.deadline());
        return Comparison.of(tree(timed, before), tree(timed, after));
    }

    private ConfigTree tree(Netconf timed, ConfigSource source) {
        try {
            return ConfigTree.read(text(timed, source));
        } catch (MalformedXmlException e) {
            throw new InvalidRequestException(
                    "%s: %s cannot be compared: %s".formatted(name, source, Failures.excerpt(e.getMessage())), e);
        }
    }

    private String text(Netconf timed, ConfigSource source) {
        if (source instanceof ConfigText text) {
            return text.xml();
        } else if (source instanceof DatastoreIdentity datastore) {
            return timed.send(Datastores.reading(datastore)).answer().text();
        }
        throw new InvalidRequestException(
                "%s: %s cannot be compared: a device shows its datastores only; give the file as text"
                        .formatted(name, source));
    }
}

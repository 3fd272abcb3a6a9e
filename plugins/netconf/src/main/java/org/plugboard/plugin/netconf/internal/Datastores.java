// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.Set;
import org.plugboard.netconf.ConfigSource;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.DatastoreIdentity;
import org.plugboard.netconf.Query;
import org.plugboard.netconf.Rpc;

/** Which datastores are of NETCONF itself; all others only the operations and parameters of RFC 8526 know. */
final class Datastores {

    private static final Set<ConfigSource> OF_NETCONF =
            Set.of(Datastore.RUNNING, Datastore.CANDIDATE, Datastore.STARTUP);

    private static final Set<ConfigSource> READ_ONLY =
            Set.of(Datastore.INTENDED, Datastore.OPERATIONAL, DatastoreIdentity.FACTORY_DEFAULT);

    private Datastores() {}

    /** Whether it is a datastore that RFC 6241 does not have. */
    static boolean isOfNmda(ConfigSource place) {
        return place instanceof DatastoreIdentity && !OF_NETCONF.contains(place);
    }

    /** Whether nobody changes it, wherever there is one (RFC 8342, section 5; RFC 8808, section 3). */
    static boolean isReadOnly(ConfigSource place) {
        return READ_ONLY.contains(place);
    }

    /** The request that reads all of it. */
    static Rpc reading(DatastoreIdentity datastore) {
        return datastore instanceof Datastore known && !isOfNmda(known)
                ? Rpc.getConfig(known, Query.ALL)
                : Rpc.getData(datastore, Query.ALL);
    }
}

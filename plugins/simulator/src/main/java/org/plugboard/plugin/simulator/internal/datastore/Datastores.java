// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.datastore;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/** The configurations of a device by the names of their datastores. Used under the lock of its device. */
public final class Datastores {

    /** The one that the device runs by. */
    public static final String RUNNING = "running";

    /** The one that is changed before it is committed. */
    public static final String CANDIDATE = "candidate";

    /** The one that the device will start with. */
    public static final String STARTUP = "startup";

    private final Map<String, Element> trees = new LinkedHashMap<>();

    /** Makes one, or puts another configuration into it. */
    public void put(String name, Element tree) {
        trees.put(name, tree);
    }

    /** Puts what is in one into another one. */
    public void copy(String from, String to) throws RpcProblem {
        put(to, get(from));
    }

    /**
     * What is in one; not to be changed.
     *
     * @throws RpcProblem if there is none of this name
     */
    public Element get(String name) throws RpcProblem {
        Element tree = trees.get(name);
        if (tree == null) {
            String message = "there is no datastore " + name;
            throw List.of(CANDIDATE, STARTUP).contains(name)
                    ? RpcProblem.unsupported(message)
                    : RpcProblem.invalid(message);
        }
        return tree;
    }

    /** Whether there is one of this name. */
    public boolean has(String name) {
        return trees.containsKey(name);
    }

    /** The names. */
    public Set<String> names() {
        return trees.keySet();
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.plugboard.plugin.simulator.internal.datastore.ListKeys;
import org.plugboard.plugin.simulator.internal.datastore.RpcProblem;
import org.plugboard.plugin.simulator.internal.datastore.Trees;
import org.plugboard.plugin.simulator.internal.datastore.Xml;
import org.w3c.dom.Element;

/** What a device knows besides its configuration: what its description says, and what the server knows of itself. */
final class Knowledge {

    private final Element described;
    private final ListKeys keys;
    private final List<Supplier<String>> sources = new ArrayList<>();

    Knowledge(Element described, ListKeys keys) {
        this.described = described;
        this.keys = keys;
    }

    /** Something that is asked whenever it is read. */
    void add(Supplier<String> source) {
        sources.add(source);
    }

    /** All of it. */
    Element state() throws RpcProblem {
        return with(Xml.empty("data"));
    }

    /** All of it beside a configuration. */
    Element with(Element configuration) throws RpcProblem {
        Element all = Trees.union(configuration, described, keys);
        for (Supplier<String> source : sources) {
            all = Trees.union(all, Xml.parse("<data>" + source.get() + "</data>"), keys);
        }
        return all;
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.datastore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * One of the differences between two configurations.
 *
 * @param where the topmost element that is new, gone, or has another value
 * @param operation what was done to it: create, delete, replace
 */
public record TreeChange(InstancePath where, String operation) {

    /** What has to be done to one tree to get another one. */
    public static List<TreeChange> between(Element before, Element after, ListKeys keys) {
        List<TreeChange> changes = new ArrayList<>();
        collect(before, after, keys, changes);
        return changes;
    }

    private static void collect(Element before, Element after, ListKeys keys, List<TreeChange> changes) {
        for (Element child : Xml.children(after)) {
            Optional<Element> old = keys.find(before, child);
            if (old.isEmpty()) {
                changes.add(new TreeChange(InstancePath.of(child, keys), "create"));
            } else if (Xml.children(child).isEmpty() && Xml.children(old.get()).isEmpty()) {
                if (!Xml.text(child).equals(Xml.text(old.get()))) {
                    changes.add(new TreeChange(InstancePath.of(child, keys), "replace"));
                }
            } else {
                collect(old.get(), child, keys, changes);
            }
        }
        for (Element child : Xml.children(before)) {
            if (keys.find(after, child).isEmpty()) {
                changes.add(new TreeChange(InstancePath.of(child, keys), "delete"));
            }
        }
    }
}

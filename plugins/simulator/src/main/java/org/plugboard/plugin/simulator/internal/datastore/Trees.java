// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.datastore;

import org.w3c.dom.Element;

/** What is done to whole configurations. The trees that are given are not changed unless it is said. */
public final class Trees {

    private Trees() {}

    /** A copy that may be changed. */
    public static Element copy(Element tree) {
        return (Element) tree.cloneNode(true);
    }

    /** One that holds what another element holds, whatever that is called. */
    public static Element holding(Element content) {
        Element tree = Xml.empty("data");
        for (Element child : Xml.children(content)) {
            tree.appendChild(tree.getOwnerDocument().importNode(child, true));
        }
        return tree;
    }

    /** One with what either has. */
    public static Element union(Element one, Element other, ListKeys keys) {
        Element all = copy(one);
        merge(all, other, keys);
        return all;
    }

    /** What becomes of one by a change. */
    public static Element edited(Element tree, Element changes, EditOptions options, ListKeys keys) throws Partly {
        Element wanted = holding(changes);
        try {
            ConfigEdit.refuseBareOperations(wanted, keys);
        } catch (RpcProblem e) {
            throw new Partly(e, tree);
        }
        boolean replaces = options.defaultOperation().equals("replace");
        Element changed = copy(tree);
        if (replaces) {
            Xml.children(changed).forEach(changed::removeChild);
        }
        try {
            new ConfigEdit(keys, options.onError() == EditOptions.OnError.CONTINUE)
                    .apply(changed, wanted, replaces ? "merge" : options.defaultOperation());
            return changed;
        } catch (RpcProblem e) {
            throw new Partly(e, options.onError() == EditOptions.OnError.ROLL_BACK ? tree : changed);
        }
    }

    /** Adds what another one has more; the first is changed. */
    private static void merge(Element target, Element more, ListKeys keys) {
        for (Element child : Xml.children(more)) {
            keys.find(target, child)
                    .ifPresentOrElse(
                            same -> merge(same, child, keys),
                            () -> target.appendChild(target.getOwnerDocument().importNode(child, true)));
        }
    }

    /** Adds to one selection of a tree what another selection of the same tree has more; the first is changed. */
    static void mergeSelections(Element target, Element more, ListKeys keys) {
        for (Element child : Xml.children(more)) {
            boolean leaf = Xml.children(child).isEmpty();
            Xml.children(target).stream()
                    .filter(old -> leaf ? old.isEqualNode(child) : keys.same(old, child))
                    .findFirst()
                    .ifPresentOrElse(
                            same -> mergeSelections(same, child, keys),
                            () -> target.appendChild(target.getOwnerDocument().importNode(child, true)));
        }
    }

    /** A change could not be made, or not wholly. */
    public static final class Partly extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Element tree;

        private Partly(RpcProblem problem, Element tree) {
            super(problem);
            this.tree = tree;
        }

        /** What is wrong. */
        public RpcProblem problem() {
            return (RpcProblem) getCause();
        }

        /** What becomes of the tree all the same. */
        public Element tree() {
            return tree;
        }
    }
}

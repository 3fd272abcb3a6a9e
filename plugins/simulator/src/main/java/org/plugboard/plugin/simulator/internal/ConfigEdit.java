// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Changes a configuration as {@code edit-config} says (RFC 6241, section 7.2). */
final class ConfigEdit {

    private final List<String> keys;

    /**
     * Without a schema.
     *
     * @param keys the names of elements that tell entries of a list apart
     */
    ConfigEdit(List<String> keys) {
        this.keys = keys;
    }

    /** Changes what is in {@code target} by what is in {@code config}. */
    void apply(Element target, Element config, String defaultOperation) throws RpcProblem {
        for (Element change : Xml.children(config)) {
            change(target, change, defaultOperation);
        }
    }

    private void change(Element parent, Element change, String inherited) throws RpcProblem {
        String operation = operation(change, inherited);
        Optional<Element> present = find(parent, change);
        switch (operation) {
            case "delete", "remove" -> {
                if (present.isEmpty() && operation.equals("delete")) {
                    throw new RpcProblem("application", "data-missing", change.getLocalName() + " does not exist");
                }
                present.ifPresent(parent::removeChild);
            }
            case "create" -> {
                if (present.isPresent()) {
                    throw new RpcProblem("application", "data-exists", change.getLocalName() + " exists already");
                }
                add(parent, change);
            }
            case "replace" -> put(parent, change, present);
            case "merge", "none" -> merge(parent, change, present, operation);
            default ->
                throw new RpcProblem(
                        "protocol",
                        "bad-attribute",
                        "there is no operation " + operation,
                        "<bad-attribute>operation</bad-attribute><bad-element>" + change.getLocalName()
                                + "</bad-element>");
        }
    }

    private void merge(Element parent, Element change, Optional<Element> present, String operation) throws RpcProblem {
        List<Element> children = Xml.children(change);
        if (children.isEmpty()) {
            if (operation.equals("merge")
                    && present.map(Xml::children).orElse(List.of()).isEmpty()) {
                put(parent, change, present);
            }
            return;
        }
        if (present.isEmpty() && operation.equals("none")) {
            throw new RpcProblem("application", "data-missing", change.getLocalName() + " does not exist");
        }
        Element target = present.isPresent() ? present.get() : append(parent, change, false);
        for (Element child : children) {
            change(target, child, operation);
        }
    }

    /** The element that the change means: of its name, and of an entry of a list the one with its key. */
    private Optional<Element> find(Element parent, Element change) {
        return Xml.children(parent).stream()
                .filter(child -> Xml.sameName(child, change))
                .filter(child -> sameKey(child, change, keys))
                .findFirst();
    }

    private static boolean sameKey(Element one, Element other, List<String> keys) {
        for (String key : keys) {
            Optional<Element> wanted = Xml.child(other, key);
            if (wanted.isPresent()) {
                return Xml.child(one, key)
                        .filter(found -> Xml.text(found).equals(Xml.text(wanted.get())))
                        .isPresent();
            }
        }
        return true;
    }

    private static void add(Element parent, Element change) {
        append(parent, change, true);
    }

    /** Where the present one is, or behind the others. */
    private static void put(Element parent, Element change, Optional<Element> present) {
        Element copy = append(parent, change, true);
        present.ifPresent(old -> parent.replaceChild(copy, old));
    }

    private static Element append(Element parent, Element change, boolean deep) {
        Element copy = (Element) parent.getOwnerDocument().importNode(change, deep);
        withoutOperations(copy);
        parent.appendChild(copy);
        return copy;
    }

    private static void withoutOperations(Element element) {
        element.removeAttributeNS(Xml.BASE, "operation");
        Xml.children(element).forEach(ConfigEdit::withoutOperations);
    }

    private static String operation(Element change, String inherited) {
        String operation = change.getAttributeNS(Xml.BASE, "operation");
        return operation.isEmpty() ? inherited : operation;
    }

    /** Adds to one tree what another one has more; entries without a key among these are the same when all of them is. */
    static void mergeAll(Element target, Element more, List<String> keys) {
        for (Element child : Xml.children(more)) {
            Optional<Element> same = Xml.children(target).stream()
                    .filter(old -> Xml.sameName(old, child) && sameKey(old, child, keys))
                    .filter(old -> !keys.isEmpty()
                            || old.isEqualNode(child)
                            || !Xml.children(child).isEmpty())
                    .findFirst();
            if (same.isEmpty()) {
                Node copy = target.getOwnerDocument().importNode(child, true);
                target.appendChild(copy);
            } else {
                mergeAll(same.get(), child, keys);
            }
        }
    }
}

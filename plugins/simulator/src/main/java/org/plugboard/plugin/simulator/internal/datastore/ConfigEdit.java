// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.datastore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** Changes a configuration as {@code edit-config} says (RFC 6241, section 7.2). Of one change only. */
final class ConfigEdit {

    private static final String OPERATION = "operation";

    private final ListKeys keys;
    private final boolean goesOn;
    private final List<RpcError> errors = new ArrayList<>();

    /**
     * Without a schema.
     *
     * @param goesOn whether what follows an error is tried
     */
    ConfigEdit(ListKeys keys, boolean goesOn) {
        this.keys = keys;
        this.goesOn = goesOn;
    }

    /**
     * Refuses the whole of a change in which an operation stands without its namespace: whoever wrote it means one, and as an attribute of
     * nobody's it would be stored.
     */
    static void refuseBareOperations(Element config, ListKeys keys) throws RpcProblem {
        for (Element change : Xml.children(config)) {
            if (change.hasAttributeNS(null, OPERATION)) {
                throw RpcProblem.unknownAttribute(
                                OPERATION, change, "operation is of the namespace " + Xml.BASE + ": write nc:operation")
                        .at(InstancePath.of(change, keys));
            }
            refuseBareOperations(change, keys);
        }
    }

    /**
     * Changes what is in {@code target} by what is in {@code config}.
     *
     * @throws RpcProblem with the first error, or with all if it goes on; what could be changed then is
     */
    void apply(Element target, Element config, String defaultOperation) throws RpcProblem {
        changeAll(target, config, defaultOperation);
        if (!errors.isEmpty()) {
            throw new RpcProblem(errors);
        }
    }

    private void changeAll(Element target, Element changes, String operation) throws RpcProblem {
        for (Element change : Xml.children(changes)) {
            try {
                change(target, change, operation);
            } catch (RpcProblem e) {
                if (!goesOn) {
                    throw e;
                }
                errors.addAll(e.errors());
            }
        }
    }

    private void change(Element parent, Element change, String inherited) throws RpcProblem {
        String operation = operation(change, inherited);
        Optional<Element> present = keys.find(parent, change);
        switch (operation) {
            case "delete", "remove" -> {
                if (present.isEmpty() && operation.equals("delete")) {
                    throw missing(change);
                }
                present.ifPresent(parent::removeChild);
            }
            case "create" -> {
                if (present.isPresent()) {
                    throw wrong("data-exists", change, "exists already");
                }
                append(parent, change, true);
            }
            case "replace" -> put(parent, change, present);
            case "merge" -> merge(parent, change, present);
            case "none" -> changeAll(present.orElseThrow(() -> missing(change)), change, operation);
            default ->
                throw RpcProblem.badAttribute(OPERATION, change, "there is no operation " + operation)
                        .at(InstancePath.of(change, keys));
        }
    }

    private void merge(Element parent, Element change, Optional<Element> present) throws RpcProblem {
        if (!Xml.children(change).isEmpty()) {
            changeAll(present.isPresent() ? present.get() : append(parent, change, false), change, "merge");
        } else if (present.map(Xml::children).orElse(List.of()).isEmpty()) {
            put(parent, change, present);
        }
    }

    private RpcProblem missing(Element change) {
        return wrong("data-missing", change, "does not exist");
    }

    private RpcProblem wrong(String tag, Element change, String what) {
        return new RpcProblem("application", tag, change.getLocalName() + " " + what).at(InstancePath.of(change, keys));
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
        element.removeAttributeNS(Xml.BASE, OPERATION);
        Xml.children(element).forEach(ConfigEdit::withoutOperations);
    }

    private static String operation(Element change, String inherited) {
        String operation = change.getAttributeNS(Xml.BASE, OPERATION);
        return operation.isEmpty() ? inherited : operation;
    }
}

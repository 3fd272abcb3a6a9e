// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import static org.plugboard.plugin.simulator.internal.datastore.Datastores.STARTUP;

import java.util.List;
import java.util.Optional;
import org.plugboard.plugin.simulator.internal.datastore.EditOptions;
import org.plugboard.plugin.simulator.internal.datastore.EditOptions.OnError;
import org.plugboard.plugin.simulator.internal.datastore.RpcProblem;
import org.plugboard.plugin.simulator.internal.datastore.Trees;
import org.plugboard.plugin.simulator.internal.datastore.Xml;
import org.w3c.dom.Element;

/** What changes a configuration, or would (RFC 6241, sections 7.2 to 7.4 and 8.6). */
final class EditOperations {

    static final List<String> DEFAULTS = List.of("merge", "replace", "none");
    private static final List<String> TESTS = List.of("test-then-set", "set", "test-only");
    private static final List<String> ON_ERROR = List.of("stop-on-error", "continue-on-error", "rollback-on-error");

    private final ServerDescription description;
    private final Configurations configurations;
    private final Selection selection;

    EditOperations(ServerDescription description, Configurations configurations, Selection selection) {
        this.description = description;
        this.configurations = configurations;
        this.selection = selection;
    }

    void addTo(Operations operations) {
        operations.add("edit-config", this::edit);
        operations.add("copy-config", this::copy);
        operations.add("delete-config", this::delete);
        if (can(Capabilities.VALIDATE)) {
            operations.add("validate", (request, session) -> {
                configurations.read(Requests.place(request, "source"));
                return Operation.OK;
            });
        }
    }

    private String edit(Element request, ServerSession session) throws RpcProblem {
        String store = Requests.place(request, "target").getLocalName();
        String test = one(request, "test-option", TESTS, "test-then-set");
        String onError = one(request, "error-option", ON_ERROR, "stop-on-error");
        refuseWithout(Capabilities.VALIDATE, Xml.child(request, "test-option"));
        if (test.equals("test-only") && !can(Capabilities.VALIDATE_1_1)) {
            throw RpcProblem.unsupported("test-only is of :validate:1.1, which there is not");
        }
        if (onError.equals("rollback-on-error")) {
            refuseWithout(Capabilities.ROLLBACK_ON_ERROR, Xml.child(request, "error-option"));
        }
        Optional<Element> url = Xml.child(request, "url");
        Element change = url.isPresent() ? configurations.read(url.get()) : Requests.child(request, "config");
        // Who tests first finds what is wrong before anything is changed.
        boolean whole = onError.equals("rollback-on-error")
                || (onError.equals("stop-on-error") && can(Capabilities.VALIDATE) && !test.equals("set"));
        OnError then =
                whole ? OnError.ROLL_BACK : onError.equals("continue-on-error") ? OnError.CONTINUE : OnError.STOP;
        EditOptions options = new EditOptions(one(request, "default-operation", DEFAULTS, "merge"), then);
        edit(store, change, options, test.equals("test-only"), session);
        return Operation.OK;
    }

    /** Changes a datastore by what stands in an element. */
    void edit(String store, Element change, EditOptions options, boolean onlyTests, ServerSession session)
            throws RpcProblem {
        configurations.requireWritable(store);
        Element before = configurations.stores().get(store);
        try {
            Element after = Trees.edited(before, change, options, description.keys());
            if (!onlyTests) {
                configurations.write(store, after, session);
            }
        } catch (Trees.Partly e) {
            if (!onlyTests && e.tree() != before) {
                configurations.write(store, e.tree(), session);
            }
            throw e.problem();
        }
    }

    private String copy(Element request, ServerSession session) throws RpcProblem {
        Element source = Requests.place(request, "source");
        Element target = Requests.place(request, "target");
        boolean toUrl = target.getLocalName().equals("url");
        if (Xml.sameName(source, target) && (!toUrl || Xml.text(source).equals(Xml.text(target)))) {
            throw RpcProblem.invalid("source and target are the same");
        }
        Element tree = selection.withDefaults(configurations.read(source), request);
        if (toUrl) {
            configurations.urls().write(Xml.text(target), tree);
        } else {
            configurations.requireWritable(target.getLocalName());
            configurations.write(target.getLocalName(), tree, session);
        }
        return Operation.OK;
    }

    private String delete(Element request, ServerSession session) throws RpcProblem {
        Element target = Requests.place(request, "target");
        switch (target.getLocalName()) {
            case "url" -> configurations.urls().delete(Xml.text(target));
            case STARTUP -> configurations.write(STARTUP, Xml.empty("data"), session);
            default -> throw RpcProblem.unsupported(target.getLocalName() + " cannot be deleted");
        }
        return Operation.OK;
    }

    private boolean can(String capability) {
        return description.capabilities().has(capability);
    }

    private void refuseWithout(String capability, Optional<Element> element) throws RpcProblem {
        if (element.isPresent() && !can(capability)) {
            throw RpcProblem.unsupported(element.get().getLocalName() + " is of " + capability + " which there is not");
        }
    }

    static String one(Element request, String name, List<String> values, String otherwise) throws RpcProblem {
        String value = Requests.text(request, name).orElse(otherwise);
        if (!values.contains(value)) {
            throw RpcProblem.invalid("there is no " + name + " " + value + "; there are: " + String.join(", ", values));
        }
        return value;
    }
}

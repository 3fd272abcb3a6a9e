// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.datastore;

import java.util.List;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** An operation cannot be done, or not wholly: becomes one {@code rpc-error} or more. */
public final class RpcProblem extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<RpcError> errors;

    /** For one error with nothing in {@code error-info}. */
    public RpcProblem(String type, String tag, String message) {
        this(type, tag, message, "");
    }

    /**
     * For one error with what else there is to say.
     *
     * @param info the content of {@code error-info} as XML, or empty
     */
    public RpcProblem(String type, String tag, String message, String info) {
        this(List.of(RpcError.of(type, tag, message, info)));
    }

    /** For several errors. */
    public RpcProblem(List<RpcError> errors) {
        super(errors.stream().map(RpcError::message).collect(Collectors.joining("; ")));
        this.errors = errors;
    }

    /** That an operation is not done here. */
    public static RpcProblem unsupported(String message) {
        return new RpcProblem("protocol", "operation-not-supported", message);
    }

    /** That a value is none of those that there may be. */
    public static RpcProblem invalid(String message) {
        return new RpcProblem("protocol", "invalid-value", message);
    }

    /** That an element is missing in a request. */
    public static RpcProblem missing(String element) {
        return new RpcProblem(
                "protocol", "missing-element", element + " is missing", "<bad-element>" + element + "</bad-element>");
    }

    /** That an element of a request is wrong. */
    public static RpcProblem badElement(String element, String message) {
        return new RpcProblem(
                "protocol", "bad-element", message, "<bad-element>" + Xml.escape(element) + "</bad-element>");
    }

    /** That an attribute of a request is wrong. */
    public static RpcProblem badAttribute(String attribute, Element element, String message) {
        return attribute("bad-attribute", attribute, element, message);
    }

    /** That a request has an attribute that there is not. */
    static RpcProblem unknownAttribute(String attribute, Element element, String message) {
        return attribute("unknown-attribute", attribute, element, message);
    }

    /** That an attribute of a request is missing. */
    public static RpcProblem missingAttribute(String attribute, Element element) {
        return attribute("missing-attribute", attribute, element, attribute + " is missing");
    }

    private static RpcProblem attribute(String tag, String attribute, Element element, String message) {
        return new RpcProblem(
                "protocol",
                tag,
                message,
                "<bad-attribute>" + attribute + "</bad-attribute><bad-element>" + Xml.escape(element.getLocalName())
                        + "</bad-element>");
    }

    RpcProblem at(InstancePath where) {
        return new RpcProblem(errors.stream().map(error -> error.at(where)).toList());
    }

    /** The same with an {@code error-app-tag}. */
    public RpcProblem tagged(String word) {
        return new RpcProblem(errors.stream().map(error -> error.tagged(word)).toList());
    }

    List<RpcError> errors() {
        return errors;
    }

    /** All errors. */
    public String toXml() {
        return errors.stream().map(RpcError::toXml).collect(Collectors.joining());
    }
}

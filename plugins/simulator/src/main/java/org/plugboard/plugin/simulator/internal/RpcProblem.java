// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

/** An operation cannot be done: becomes an {@code rpc-error} (RFC 6241, section 4.3). */
final class RpcProblem extends Exception {

    private static final long serialVersionUID = 1L;

    private final String type;
    private final String tag;
    private final String info;

    RpcProblem(String type, String tag, String message) {
        this(type, tag, message, "");
    }

    /**
     * With what else there is to say.
     *
     * @param info the content of {@code error-info} as XML, or empty
     */
    RpcProblem(String type, String tag, String message, String info) {
        super(message);
        this.type = type;
        this.tag = tag;
        this.info = info;
    }

    String toXml() {
        return "<rpc-error><error-type>" + type + "</error-type><error-tag>" + tag
                + "</error-tag><error-severity>error</error-severity><error-message xml:lang=\"en\">"
                + Xml.escape(getMessage()) + "</error-message>"
                + (info.isEmpty() ? "" : "<error-info>" + info + "</error-info>") + "</rpc-error>";
    }
}

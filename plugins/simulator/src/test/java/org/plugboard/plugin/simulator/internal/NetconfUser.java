// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.IOException;
import org.plugboard.spi.SimulatedDevice;

/** Somebody who speaks NETCONF by hand. */
final class NetconfUser implements AutoCloseable {

    private static final String HELLO = "<hello xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\"><capabilities>"
            + "<capability>urn:ietf:params:netconf:base:%s</capability></capabilities></hello>]]>]]>";

    private final SshUser user;
    private final boolean chunked;
    private int id;

    private NetconfUser(SshUser user, boolean chunked) {
        this.user = user;
        this.chunked = chunked;
    }

    static NetconfUser connect(SimulatedDevice device, boolean chunked) throws Exception {
        SshUser user = SshUser.netconf(device, "netconf");
        user.type(HELLO.formatted(chunked ? "1.1" : "1.0"), "]]>]]>");
        return new NetconfUser(user, chunked);
    }

    /** Asks, and gives the reply without its frame. */
    String ask(String operation) throws Exception {
        send(operation);
        return reply();
    }

    void send(String operation) throws Exception {
        id++;
        frame("<rpc message-id=\"" + id + "\" xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\">" + operation
                + "</rpc>");
    }

    void frame(String message) throws Exception {
        user.send(chunked ? "\n#" + message.length() + "\n" + message + "\n##\n" : message + "]]>]]>");
    }

    String reply() throws Exception {
        return user.readTo(chunked ? "\n##\n" : "]]>]]>")
                .replaceAll("\n#\\d+\n|\n##\n|]]>]]>", "")
                .replaceFirst("^<\\?xml[^>]*>\n", "");
    }

    SshUser bytes() {
        return user;
    }

    @Override
    public void close() throws IOException {
        user.close();
    }
}

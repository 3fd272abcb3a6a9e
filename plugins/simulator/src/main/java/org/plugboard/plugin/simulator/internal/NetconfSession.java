// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** The server's side of a session of NETCONF (RFC 6241, 6242): answers one request after the other. */
final class NetconfSession implements Conversation {

    private static final Logger LOG = LoggerFactory.getLogger(NetconfSession.class);

    private static final String CAPABILITY = "urn:ietf:params:netconf:base:";
    private static final String HEADER = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private final NetconfDevice device;
    private final long id;
    private final Operations operations;
    private final FrameReader frames = new FrameReader();
    private boolean greeted;
    private boolean chunked;
    private boolean over;

    NetconfSession(NetconfDevice device) {
        this.device = device;
        this.id = device.newSession();
        this.operations = new Operations(device, id);
    }

    @Override
    public void begin(Outlet out) {
        StringBuilder hello = new StringBuilder(HEADER).append("<hello xmlns=\"" + Xml.BASE + "\"><capabilities>");
        device.description()
                .versions()
                .forEach(version -> hello.append("<capability>" + CAPABILITY + version + "</capability>"));
        device.description()
                .capabilities()
                .forEach(one -> hello.append("<capability>" + Xml.escape(one) + "</capability>"));
        hello.append("</capabilities><session-id>" + id + "</session-id></hello>");
        send("hello", hello.toString(), out);
    }

    @Override
    public int take(byte[] bytes, int from, Outlet out) {
        int next = from;
        try {
            while (next < bytes.length && out.isFree() && !over) {
                next = frames.take(bytes, next);
                Optional<byte[]> message = frames.message();
                if (message.isPresent()) {
                    take(new String(message.get(), StandardCharsets.UTF_8), out);
                }
            }
        } catch (IOException e) {
            LOG.debug("simulator: a session of NETCONF ends: {}", e.getMessage());
            end(out);
        }
        return over ? bytes.length : next;
    }

    @Override
    public void end() {
        device.gone(id);
    }

    private void take(String message, Outlet out) {
        try {
            Element root = Xml.parse(message.strip());
            if (!greeted) {
                greet(root, out);
            } else if (root.getLocalName().equals("rpc") && Xml.namespace(root).equals(Xml.BASE)) {
                answer(root, out);
            } else {
                throw new RpcProblem("rpc", "malformed-message", root.getLocalName() + " is no rpc");
            }
        } catch (RpcProblem e) {
            if (greeted) {
                reply("*", "", e.toXml(), out);
            } else {
                end(out);
            }
        }
    }

    private void greet(Element root, Outlet out) {
        greeted = root.getLocalName().equals("hello");
        if (!greeted) {
            end(out);
            return;
        }
        List<String> theirs = Xml.child(root, "capabilities").map(Xml::children).orElse(List.of()).stream()
                .map(Xml::text)
                .toList();
        chunked = device.description().versions().contains("1.1") && theirs.contains(CAPABILITY + "1.1");
        if (chunked) {
            frames.chunked();
        } else if (!theirs.contains(CAPABILITY + "1.0")) {
            end(out);
        }
    }

    private void answer(Element rpc, Outlet out) {
        // The reply declares its namespace itself.
        Set<String> own = Set.of("xmlns", "xmlns:" + rpc.getPrefix());
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < rpc.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) rpc.getAttributes().item(i);
            if (!own.contains(attribute.getName())) {
                attributes.append(' ' + attribute.getName() + "=\"" + Xml.escape(attribute.getValue()) + '"');
            }
        }
        @Nullable Element operation = Xml.children(rpc).stream().findFirst().orElse(null);
        String name = operation == null ? "*" : operation.getLocalName();
        reply(name, attributes.toString(), content(rpc, operation), out);
        if (name.equals("close-session")) {
            end(out);
        }
    }

    private String content(Element rpc, @Nullable Element operation) {
        try {
            if (!rpc.hasAttribute("message-id")) {
                throw new RpcProblem(
                        "rpc",
                        "missing-attribute",
                        "message-id is missing",
                        "<bad-attribute>message-id</bad-attribute><bad-element>rpc</bad-element>");
            }
            if (operation == null) {
                throw new RpcProblem("protocol", "missing-element", "an rpc has an operation");
            }
            return operations.perform(operation);
        } catch (RpcProblem e) {
            return e.toXml();
        }
    }

    private void reply(String operation, String attributes, String content, Outlet out) {
        send(
                operation,
                HEADER + "<rpc-reply xmlns=\"" + Xml.BASE + "\"" + attributes + ">" + content + "</rpc-reply>",
                out);
    }

    private void send(String operation, String message, Outlet out) {
        Fault fault = device.description().faults().get(operation);
        if (fault == null && !operation.equals("hello")) {
            fault = device.description().faults().get("*");
        }
        if (fault == null) {
            out.raw(Framing.frame(message.getBytes(StandardCharsets.UTF_8), chunked));
        } else {
            out.say(NetconfFaults.say(fault, message, chunked));
        }
    }

    private void end(Outlet out) {
        over = true;
        out.say(List.of(Step.EXIT).iterator());
    }
}

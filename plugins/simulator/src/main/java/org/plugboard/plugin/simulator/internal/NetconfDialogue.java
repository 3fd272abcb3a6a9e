// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.simulator.internal.datastore.RpcError;
import org.plugboard.plugin.simulator.internal.datastore.RpcProblem;
import org.plugboard.plugin.simulator.internal.datastore.Xml;
import org.plugboard.plugin.simulator.internal.netconf.Client;
import org.plugboard.plugin.simulator.internal.netconf.ServerSession;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Puts what the server of a device answers to one session, and what it notifies it of, into messages. */
final class NetconfDialogue {

    private static final String HEADER = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String END = "</rpc-reply>";

    private final NetconfDevice device;
    private final Outlet out;
    private final NetconfSpeech speech;
    private final ServerSession session;

    NetconfDialogue(NetconfDevice device, String user, String host, Outlet out) {
        this.device = device;
        this.out = out;
        this.speech = new NetconfSpeech(device.description(), out);
        this.session = device.server().begin(user, host, new Client() {
            @Override
            public void wake() {
                out.wake();
            }

            @Override
            public void cut() {
                out.cut();
            }
        });
    }

    void greet() {
        StringBuilder hello = new StringBuilder(HEADER).append("<hello xmlns=\"" + Xml.BASE + "\"><capabilities>");
        device.server().capabilities().forEach(uri -> hello.append("<capability>" + Xml.escape(uri) + "</capability>"));
        hello.append("</capabilities><session-id>" + session.id() + "</session-id></hello>");
        speech.say("hello", hello.toString());
    }

    /** What is said from now on is said in chunks. */
    void chunked() {
        speech.chunked();
    }

    /** Says what the session has subscribed to, as long as there is room. */
    void notifyWhileFree() {
        while (out.isFree()) {
            Optional<String> notification = device.server().notification(session);
            if (notification.isEmpty()) {
                return;
            }
            speech.say("notification", HEADER + notification.get());
        }
    }

    /** The connection is gone. */
    void gone() {
        device.server().gone(session);
    }

    /** Answers what is no request. */
    void refuse(RpcProblem problem) {
        speech.reply("*", head("") + problem.toXml() + END, ReplyRule.Order.AT_ONCE);
    }

    /**
     * Answers a request.
     *
     * @param text the same as it came
     * @return whether the session is over
     */
    boolean answer(Element rpc, String text) {
        @Nullable Element operation = Xml.children(rpc).stream().findFirst().orElse(null);
        String name = operation == null ? "*" : operation.getLocalName();
        Optional<ReplyRule> rule = operation == null ? Optional.empty() : device.rule(name, text);
        ReplyRule.Order order = rule.map(ReplyRule::order).orElse(ReplyRule.Order.AT_ONCE);
        String head = head(attributes(rpc));
        LargeData large = rule.map(ReplyRule::large).orElse(null);
        if (large != null) {
            speech.reply(head, large, END, order);
        } else {
            speech.reply(name, head + content(rpc, operation, rule) + END, order);
        }
        return name.equals("close-session");
    }

    private String content(Element rpc, @Nullable Element operation, Optional<ReplyRule> rule) {
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
            List<RpcError> errors = rule.map(ReplyRule::errors).orElse(List.of());
            if (!errors.isEmpty()) {
                throw new RpcProblem(errors);
            }
            String data = rule.map(ReplyRule::data).orElse(null);
            return rule.map(ReplyRule::warnings).orElse(List.of()).stream()
                            .map(RpcError::toXml)
                            .collect(Collectors.joining())
                    + (data == null ? device.server().perform(operation, session) : data);
        } catch (RpcProblem e) {
            return e.toXml();
        }
    }

    private static String head(String attributes) {
        return HEADER + "<rpc-reply xmlns=\"" + Xml.BASE + "\"" + attributes + ">";
    }

    /** Those of a request come back with its reply, which declares its namespace itself. */
    private static String attributes(Element rpc) {
        Set<String> own = Set.of("xmlns", "xmlns:" + rpc.getPrefix());
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < rpc.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) rpc.getAttributes().item(i);
            if (!own.contains(attribute.getName())) {
                attributes.append(' ' + attribute.getName() + "=\"" + Xml.escape(attribute.getValue()) + '"');
            }
        }
        return attributes.toString();
    }
}

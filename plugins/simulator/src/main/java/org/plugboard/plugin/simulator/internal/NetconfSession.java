// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.plugboard.plugin.simulator.internal.datastore.RpcProblem;
import org.plugboard.plugin.simulator.internal.datastore.Xml;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;

/** The server's side of the messages of NETCONF (RFC 6242): greets, and has a dialogue answer what follows. */
final class NetconfSession implements Conversation {

    private static final Logger LOG = LoggerFactory.getLogger(NetconfSession.class);

    private static final String CAPABILITY = "urn:ietf:params:netconf:base:";

    private final NetconfDevice device;
    private final String user;
    private final String host;
    private final FrameReader frames = new FrameReader();
    private Optional<NetconfDialogue> dialogue = Optional.empty();
    private boolean greeted;
    private boolean over;

    NetconfSession(NetconfDevice device, String user, String host) {
        this.device = device;
        this.user = user;
        this.host = host;
    }

    @Override
    public void begin(Outlet out) {
        NetconfDialogue begun = new NetconfDialogue(device, user, host, out);
        dialogue = Optional.of(begun);
        begun.greet();
    }

    @Override
    public int take(byte[] bytes, int from, Outlet out) {
        int next = from;
        try {
            while (next < bytes.length && out.isFree() && !over) {
                next = frames.take(bytes, next);
                Optional<byte[]> message = frames.message();
                if (message.isPresent() && dialogue.isPresent()) {
                    take(new String(message.get(), StandardCharsets.UTF_8), dialogue.get(), out);
                }
            }
        } catch (IOException e) {
            LOG.debug("simulator: a session of NETCONF ends: {}", e.getMessage());
            end(out);
        }
        return over ? bytes.length : next;
    }

    @Override
    public void ready(Outlet out) {
        if (greeted) {
            dialogue.ifPresent(NetconfDialogue::notifyWhileFree);
        }
    }

    @Override
    public void end() {
        dialogue.ifPresent(NetconfDialogue::gone);
    }

    private void take(String message, NetconfDialogue answers, Outlet out) {
        try {
            Element root = Xml.parse(message.strip());
            if (!greeted) {
                greet(root, answers, out);
            } else if (root.getLocalName().equals("rpc") && Xml.namespace(root).equals(Xml.BASE)) {
                if (answers.answer(root, message)) {
                    end(out);
                }
            } else {
                throw new RpcProblem("rpc", "malformed-message", root.getLocalName() + " is no rpc");
            }
        } catch (RpcProblem e) {
            if (greeted) {
                answers.refuse(e);
            } else {
                end(out);
            }
        }
    }

    private void greet(Element root, NetconfDialogue answers, Outlet out) {
        greeted = root.getLocalName().equals("hello");
        if (!greeted) {
            end(out);
            return;
        }
        List<String> theirs = Xml.child(root, "capabilities").map(Xml::children).orElse(List.of()).stream()
                .map(Xml::text)
                .toList();
        if (device.description().versions().contains("1.1") && theirs.contains(CAPABILITY + "1.1")) {
            answers.chunked();
            frames.chunked();
        } else if (!theirs.contains(CAPABILITY + "1.0")) {
            end(out);
        }
    }

    private void end(Outlet out) {
        over = true;
        out.say(List.of(Step.EXIT).iterator());
    }
}

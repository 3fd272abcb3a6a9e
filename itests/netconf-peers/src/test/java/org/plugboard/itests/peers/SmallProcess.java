// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.DeviceFacts;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.itests.peers.fast.SshServers;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.Rpc;

/**
 * The process of {@link HugeReplyTest} with little memory: reads a reply of so many megabytes of the server on a port, and puts it into a
 * file; prints how many interfaces it has read, and how long the file is.
 */
final class SmallProcess {

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private SmallProcess() {}

    public static void main(String[] arguments) throws IOException {
        Rpc huge = Rpc.of(
                        "<get-config><source><running/></source><filter><all xmlns='urn:bench' megabytes='%s'/></filter></get-config>"
                                .formatted(arguments[1]))
                .timeout(LIMIT)
                .maxAnswer(Long.MAX_VALUE);
        Path file = Path.of(arguments[2]);
        try (EmbeddedPlugboard plugboard = Plugboards.withAllPlugins()) {
            Netconf netconf = plugboard
                    .device(DeviceFacts.named("huge")
                            .credentials(Credentials.of(Credential.of(SshServers.USER, SshServers.PASSWORD)))
                            .path(org.plugboard.device.Path.of(
                                    "nc",
                                    Map.of(
                                            "protocol",
                                            "netconf",
                                            "ip",
                                            "127.0.0.1",
                                            "port",
                                            Integer.valueOf(arguments[0]),
                                            "host_keys",
                                            "off")))
                            .build())
                    .connect()
                    .as(Netconf.class);
            long interfaces = netconf.read(huge, SmallProcess::interfaces);
            long saved = netconf.save(huge, file);
            System.out.println(interfaces + " " + saved + " " + Files.size(file));
        }
    }

    private static long interfaces(XMLStreamReader reply) throws XMLStreamException {
        long count = 0;
        while (reply.hasNext()) {
            if (reply.next() == XMLStreamConstants.START_ELEMENT
                    && reply.getLocalName().equals("interface")) {
                count++;
            }
        }
        return count;
    }
}

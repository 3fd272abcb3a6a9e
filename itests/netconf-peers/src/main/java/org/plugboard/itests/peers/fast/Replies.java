// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.peers.fast;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The replies of a server that costs nothing: a configuration of a few elements, or of megabytes of interfaces. */
public final class Replies {

    private static final int MEGABYTE = 1_000_000;

    private static final String HELLO =
            """
            <hello xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"><capabilities>\
            <capability>urn:ietf:params:netconf:base:1.0</capability>\
            <capability>urn:ietf:params:netconf:base:1.1</capability>\
            </capabilities><session-id>1</session-id></hello>]]>]]>""";
    /** As a configuration. */
    public static final String SMALL =
            """
            <data><system xmlns="urn:ietf:params:xml:ns:yang:ietf-system"><contact>noc@example.net</contact>\
            <hostname>bench</hostname><location>rack 7</location></system></data>""";

    private static final String INTERFACE =
            """
            <interface><name>GigabitEthernet0/0/%06d</name><description>customer &amp; uplink</description>\
            <enabled>true</enabled><mtu>1500</mtu></interface>
            """;

    /** Of a piece. */
    private static final int COUNT = 250;

    private static final byte[] INTERFACES = interfaces();

    private final OutputStream out;

    Replies(OutputStream out) {
        this.out = out;
    }

    /** So much of interfaces as a configuration. */
    public static String configuration(int megabytes) {
        String interfaces = new String(INTERFACES, StandardCharsets.US_ASCII);
        return "<data><interfaces xmlns=\"urn:ietf:params:xml:ns:yang:ietf-interfaces\">"
                + interfaces.repeat(megabytes * MEGABYTE / interfaces.length() + 1)
                + "</interfaces></data>";
    }

    /** How many interfaces a reply of so many megabytes has. */
    public static long interfaces(int megabytes) {
        long pieces = ((long) megabytes * MEGABYTE + INTERFACES.length - 1) / INTERFACES.length;
        return pieces * COUNT;
    }

    void hello() throws IOException {
        write(HELLO);
    }

    /** @param megabytes 0 for a small one */
    void reply(String messageId, int megabytes, Framing framing) throws IOException {
        String begin = "<rpc-reply xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\" message-id=\"" + messageId + "\">";
        if (megabytes == 0) {
            piece(begin + SMALL + "</rpc-reply>", framing);
        } else {
            piece(begin + "<data><interfaces xmlns=\"urn:ietf:params:xml:ns:yang:ietf-interfaces\">", framing);
            for (long left = (long) megabytes * MEGABYTE; left > 0; left -= INTERFACES.length) {
                if (framing == Framing.CHUNKS) {
                    write("\n#" + INTERFACES.length + "\n");
                }
                out.write(INTERFACES);
            }
            piece("</interfaces></data></rpc-reply>", framing);
        }
        out.write(framing.end());
    }

    private void piece(String text, Framing framing) throws IOException {
        write(framing == Framing.CHUNKS ? "\n#" + text.length() + "\n" + text : text);
    }

    private void write(String ascii) throws IOException {
        out.write(ascii.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] interfaces() {
        return IntStream.range(0, COUNT)
                .mapToObj(INTERFACE::formatted)
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII);
    }
}

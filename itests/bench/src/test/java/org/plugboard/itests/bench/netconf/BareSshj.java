// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.netconf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.Session.Subsystem;
import org.plugboard.itests.bench.processes.BareSsh;

/** The lower bound: base:1.1's frames on sshj. Nothing of the XML is looked at, nothing is kept. */
final class BareSshj implements Session {

    private static final String HELLO =
            """
            <hello xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"><capabilities>\
            <capability>urn:ietf:params:netconf:base:1.1</capability></capabilities></hello>]]>]]>""";

    private final SSHClient client;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int limit;
    private int id;

    BareSshj(Target target) throws IOException {
        client = BareSsh.login(target.port(), target.user(), target.password());
        Subsystem subsystem = client.startSession().startSubsystem("netconf");
        in = subsystem.getInputStream();
        out = subsystem.getOutputStream();
        out.write(HELLO.getBytes(StandardCharsets.UTF_8));
        out.flush();
        readHello();
    }

    @Override
    public int ask(String operation) throws IOException {
        out.write(request(operation));
        out.flush();
        return readReply();
    }

    @Override
    public void askAtOnce(String operation, int requests) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < requests; i++) {
            all.writeBytes(request(operation));
        }
        out.write(all.toByteArray());
        out.flush();
        for (int i = 0; i < requests; i++) {
            readReply();
        }
    }

    private byte[] request(String operation) {
        String rpc = "<rpc xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\" message-id=\"" + ++id + "\">" + operation
                + "</rpc>";
        return ("\n#" + rpc.length() + "\n" + rpc + "\n##\n").getBytes(StandardCharsets.UTF_8);
    }

    private void readHello() throws IOException {
        String end = "]]>]]>";
        for (int matched = 0; matched < end.length(); ) {
            int next = read();
            // No character but the bracket is in the mark twice.
            matched = next == end.charAt(matched) ? matched + 1 : next == ']' ? Math.min(matched, 2) : 0;
        }
    }

    /** The chunks of a reply; how many bytes were in them. */
    private int readReply() throws IOException {
        int total = 0;
        while (true) {
            expect('\n');
            expect('#');
            int length = 0;
            for (int digit = read(); digit != '\n'; digit = read()) {
                if (digit == '#') {
                    expect('\n');
                    return total;
                }
                length = length * 10 + digit - '0';
            }
            skip(length);
            total += length;
        }
    }

    private void expect(char expected) throws IOException {
        int next = read();
        if (next != expected) {
            throw new IOException("%d instead of %d".formatted(next, (int) expected));
        }
    }

    private void skip(int length) throws IOException {
        for (int left = length; left > 0; ) {
            if (position == limit) {
                fill();
            }
            int step = Math.min(left, limit - position);
            position += step;
            left -= step;
        }
    }

    private int read() throws IOException {
        if (position == limit) {
            fill();
        }
        return buffer[position++] & 0xff;
    }

    private void fill() throws IOException {
        position = 0;
        limit = in.read(buffer);
        if (limit < 0) {
            throw new IOException("closed");
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that serves {@code R1} and {@code R2}, which know the time; the testbed {@code lab.yaml} leads to them. */
final class Lab implements AutoCloseable {

    private final Running process;
    private final String testbed;

    private Lab(Running process, String testbed) {
        this.process = process;
        this.testbed = testbed;
    }

    static Lab serve(Installed installed, Path workplace) throws IOException, InterruptedException {
        new Samples(workplace).writeDescription("router.yaml");
        Running process =
                installed.start("simulate", "router.yaml", "--name", "R", "--count", "2", "--testbed", "lab.yaml");
        process.awaitLine("Serving");
        return new Lab(process, Files.readString(workplace.resolve("lab.yaml")));
    }

    String user(String device) {
        return find(device, "username: \"(.+?)\"");
    }

    String password(String device) {
        return find(device, "\\spassword: \"(.+?)\"");
    }

    /** The port of the path {@code console}. */
    String port(String device) {
        return find(device, "protocol: telnet\\s+host: \\S+\\s+port: (\\d+)");
    }

    /** A port on which nobody listens. */
    static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private String find(String device, String pattern) {
        Matcher found = Pattern.compile("\"?" + device + "\"?:\\s.+?" + pattern, Pattern.DOTALL)
                .matcher(testbed);
        assertThat(found.find()).as(testbed).isTrue();
        return found.group(1);
    }

    @Override
    public void close() {
        process.close();
    }
}

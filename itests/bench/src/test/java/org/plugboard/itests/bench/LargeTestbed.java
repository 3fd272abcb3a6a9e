// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A testbed file of many devices, each with a login, two paths, markup, and four interfaces. */
final class LargeTestbed {

    private static final int INTERFACES = 4;

    private LargeTestbed() {}

    /** Writes one of so many devices into the folder. */
    static Path write(Path folder, int devices) throws IOException {
        Path file = folder.resolve(devices + ".yaml");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("testbed: {name: large}\ndevices:\n");
            for (int number = 0; number < devices; number++) {
                out.write(device(number));
            }
            out.write("topology:\n");
            for (int number = 0; number < devices; number++) {
                out.write(interfaces(number));
            }
        }
        return file;
    }

    private static String device(int number) {
        return """
                  R%d:
                    os: iosxe
                    platform: cat9k
                    credentials:
                      default: {username: admin, password: lab}
                    connections:
                      cli: {protocol: ssh, ip: 192.0.2.1, port: 22}
                      nc: {protocol: netconf, ip: "%%{self.connections.cli.ip}", port: 830}
                    custom: {site: a, rack: %d}
                """
                .formatted(number, number)
                .indent(2);
    }

    private static String interfaces(int number) {
        StringBuilder text = new StringBuilder("  R%d:\n    interfaces:\n".formatted(number));
        for (int port = 0; port < INTERFACES; port++) {
            text.append("      Gi%d: {type: ethernet, ipv4: 192.0.2.%d/24}\n".formatted(port, port));
        }
        return text.toString();
    }
}

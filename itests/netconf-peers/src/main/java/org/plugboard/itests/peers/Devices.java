// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.peers;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.opendaylight.netconf.api.CapabilityURN;
import org.opendaylight.netconf.test.tool.NetconfDeviceSimulator;
import org.opendaylight.netconf.test.tool.config.Configuration;
import org.opendaylight.netconf.test.tool.config.ConfigurationBuilder;
import org.plugboard.itests.peers.TestTool.Kind;

/**
 * The process of {@link TestTool}: the testtool's devices over SSH, whose ports are its first line. It takes orders on its standard
 * input, a line each, and ends with it.
 */
final class Devices {

    /** Held, since the JDK forgets the level of a logger that nobody holds. */
    private static final Logger ROOT = Logger.getLogger("");

    private static final int THREADS = 4;

    private Devices() {}

    public static void main(String[] arguments) throws IOException {
        ROOT.setLevel(Level.WARNING);
        try (NetconfDeviceSimulator simulator = new NetconfDeviceSimulator(
                configuration(Integer.parseInt(arguments[0]), Kind.valueOf(arguments[1]), new File(arguments[2])))) {
            System.out.println(simulator.start().stream().map(String::valueOf).collect(Collectors.joining(" ")));
            BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                throw new IllegalArgumentException(order);
            }
        }
        // Its timers must not keep it.
        System.exit(0);
    }

    /** That it has notifications the tool does not say by itself; that it answers requests among them it cannot be made to say. */
    private static Set<String> capabilities(Kind kind) {
        Set<String> capabilities = new HashSet<>(Configuration.DEFAULT_BASE_CAPABILITIES);
        if (kind == Kind.NOTIFYING) {
            capabilities.add(CapabilityURN.NOTIFICATION);
        }
        return capabilities;
    }

    /** What is deprecated for the tool's own command line is the only way to what that offers. */
    @SuppressWarnings("deprecation")
    private static Configuration configuration(int devices, Kind kind, File file) {
        ConfigurationBuilder builder = new ConfigurationBuilder()
                .setIp("127.0.0.1")
                // It finds the first one that is free.
                .setStartingPort(0)
                .setDeviceCount(devices)
                .setSsh(true)
                .setThreadPoolSize(THREADS)
                .setCapabilities(capabilities(kind))
                .setAuthProvider((user, password) -> user.equals(TestTool.USER) && password.equals(TestTool.PASSWORD));
        Configuration configuration = builder.build();
        switch (kind) {
            case NOTIFYING -> configuration.setNotificationFile(file);
            case CONFIGURED -> configuration.setInitialConfigXMLFile(file);
            case MODELLED -> {
                configuration.setMdSal(true);
                configuration.setSchemasDir(file);
            }
        }
        return configuration;
    }
}

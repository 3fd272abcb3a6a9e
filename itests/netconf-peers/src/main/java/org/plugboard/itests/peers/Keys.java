// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keystores of a device and of its client, made by the JDK's keytool: each has a certificate of its own and trusts that of the other. */
final class Keys {

    static final String PASSWORD = "store-secret";

    static final String DEVICE = "device.p12";
    static final String TRUSTED_BY_DEVICE = "trusted-by-device.p12";
    static final String CLIENT = "client.p12";
    static final String TRUSTED_BY_CLIENT = "trusted-by-client.p12";

    private Keys() {}

    /** Makes all of them in this folder. */
    static void make(Path folder) throws IOException, InterruptedException {
        make(folder, DEVICE, TRUSTED_BY_CLIENT, "CN=device");
        make(folder, CLIENT, TRUSTED_BY_DEVICE, "CN=" + TestTool.USER);
    }

    private static void make(Path folder, String own, String trusted, String name)
            throws IOException, InterruptedException {
        String certificate = folder.resolve(own + ".crt").toString();
        keytool(
                folder.resolve(own),
                List.of(
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        name,
                        "-ext",
                        "san=ip:127.0.0.1"));
        keytool(folder.resolve(own), List.of("-exportcert", "-file", certificate));
        keytool(folder.resolve(trusted), List.of("-importcert", "-noprompt", "-file", certificate));
    }

    private static void keytool(Path store, List<String> order) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(order);
        command.addAll(List.of(
                "-alias", "key", "-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", store.toString()));
        Path log = store.resolveSibling("keytool.log");
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("keytool " + order.get(0) + ": " + Files.readString(log));
        }
    }
}

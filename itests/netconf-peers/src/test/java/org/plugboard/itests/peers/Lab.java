// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.plugboard.device.Testbed;
import org.plugboard.device.TestbedRequest;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.RpcErrorException;

/** The testtool's devices as a user has them: in a testbed file, named d1, d2 and so on. */
final class Lab implements AutoCloseable {

    private final EmbeddedPlugboard plugboard = Plugboards.withAllPlugins();
    private final Testbed testbed;

    /**
     * @param folder gets the testbed file and the known hosts
     * @param password with which {@link TestTool#USER} logs in
     * @param settings more of the path, as YAML's flow style writes them, each with a comma before it
     */
    Lab(Path folder, List<Integer> ports, String password, String settings) throws IOException {
        StringBuilder yaml = new StringBuilder(
                """
                testbed:
                  name: peers
                  credentials: {default: {username: %s, password: %s}}
                devices:
                """
                        .formatted(TestTool.USER, password));
        for (int i = 0; i < ports.size(); i++) {
            yaml.append("  d%d: {connections: {nc: {protocol: netconf, ip: 127.0.0.1, port: %d, known_hosts: %s%s}}}%n"
                    .formatted(i + 1, ports.get(i), folder.resolve("known_hosts"), settings));
        }
        testbed = plugboard.load(TestbedRequest.of(Files.writeString(folder.resolve("peers.yaml"), yaml)));
    }

    Testbed testbed() {
        return testbed;
    }

    /** The first device, connected. */
    Netconf netconf() {
        return testbed.device("d1").connect().as(Netconf.class);
    }

    /** A resource as a file of this folder. */
    static Path file(String resource, Path folder) {
        Path file = folder.resolve(resource);
        try (InputStream in = Objects.requireNonNull(Lab.class.getResourceAsStream(resource))) {
            Files.copy(in, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** How the device refuses what this asks of it. */
    static RpcErrorException refusal(ThrowingCallable call) {
        RpcErrorException refused = catchThrowableOfType(RpcErrorException.class, call);
        assertThat(refused).isNotNull();
        return refused;
    }

    @Override
    public void close() {
        plugboard.close();
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugboard.spi.SimulatedDevice;
import org.plugboard.spi.Simulation;

/** What can be wrong with a device that speaks NETCONF. */
class NetconfFaultsTest {

    private final Simulator simulator = new Simulator();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aMessageIdCanBeThatOfAnother() throws Exception {
        try (NetconfUser user = user("get: wrong-id", true)) {
            assertThat(user.ask("<get/>")).contains("message-id=\"of-another\"");
            assertThat(user.ask("<lock><target><running/></target></lock>")).contains("message-id=\"2\"");
        }
    }

    @Test
    void aReplyCanBeTooDeep() throws Exception {
        try (NetconfUser user = user("get: deep", true)) {
            String reply = user.ask("<get/>");
            assertThat(reply).contains("<d>".repeat(1000)).endsWith("</d></rpc-reply>");
            assertThat(reply.length()).isGreaterThan(7 * 100_000);
        }
        try (NetconfUser user = user("'*': deep", false)) {
            assertThat(user.ask("<get/>")).endsWith("</d></rpc-reply>");
        }
    }

    @Test
    void aReplyCanHaveADocumentType() throws Exception {
        try (NetconfUser user = user("get: dtd", true)) {
            assertThat(user.ask("<get/>")).contains("<!DOCTYPE rpc-reply [", "<e>&b;</e></rpc-reply>");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "chunk-large, +1000",
        "chunk-small, /2",
        "chunk-huge, 4294967295",
        "chunk-overflow, 99999999999999999999"
    })
    void theSizeOfAChunkCanLie(String fault, String lie) throws Exception {
        try (NetconfUser user = user("get: " + fault, true)) {
            user.send("<get/>");
            String header = user.bytes().readTo("<?xml");
            String reply = "<?xml" + user.bytes().readTo("\n##\n");
            int size = reply.length() - "\n##\n".length();
            String expected = lie.equals("+1000") ? "" + (size + 1000) : lie.equals("/2") ? "" + size / 2 : lie;
            assertThat(header).isEqualTo("\n#" + expected + "\n<?xml");
        }
        try (NetconfUser user = user("get: " + fault, false)) {
            user.send("<get/>");
            assertThat(user.bytes().readTo("</rpc-reply>")).startsWith("<?xml");
        }
    }

    @Test
    void aReplyCanHaveNoEnd() throws Exception {
        try (NetconfUser user = user("get: endless", true)) {
            user.send("<get/>");
            assertThat(user.bytes().read(2_000_000)).contains("\n#", "<more>of the same</more>");
        }
    }

    @Test
    void theConnectionCanBreakInAFrameOrBetweenFrames() throws Exception {
        try (NetconfUser user = user("get: cut, get-config: close", true)) {
            user.send("<get/>");
            assertThat(user.bytes().readAll()).startsWith("\n#").doesNotContain("\n##\n");
        }
        try (NetconfUser user = user("get: cut, get-config: close", true)) {
            user.send("<get-config><source><running/></source></get-config>");
            assertThat(user.bytes().readAll()).isEmpty();
        }
    }

    @Test
    void garbageIsNoUtf8() throws Exception {
        try (NetconfUser user = user("get: garbage", true)) {
            String reply = user.ask("<get/>");
            assertThat(reply.getBytes(StandardCharsets.ISO_8859_1))
                    .containsSequence((byte) 0xC3, (byte) 0x28, (byte) 0xFE);
        }
    }

    @Test
    void helloAndTheEndCanBeMissing() throws Exception {
        SimulatedDevice mute = device("hello: silent");
        try (SshUser user = SshUser.netconf(mute, "netconf")) {
            assertThat(user.isSilent()).isTrue();
        }
        try (NetconfUser user = user("close-session: silent", true)) {
            user.send("<close-session/>");
            assertThat(user.bytes().isSilent()).isTrue();
        }
    }

    private NetconfUser user(String faults, boolean chunked) throws Exception {
        return NetconfUser.connect(device(faults), chunked);
    }

    private SimulatedDevice device(String faults) throws Exception {
        Path file = folder.resolve("device.yaml");
        Files.writeString(
                file,
                """
                os: generic
                start: shell
                states: {shell: {prompt: '$ '}}
                netconf: {running: <name xmlns="urn:x">R1</name>, faults: {FAULTS}}
                """
                        .replace("FAULTS", faults));
        return simulator.start(new Simulation.Described(file), "R1");
    }
}

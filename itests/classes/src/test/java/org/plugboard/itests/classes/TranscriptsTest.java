// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.via;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.plugboard.cli.Cli;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.Device;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.plugin.simulator.internal.Simulator;
import org.plugboard.spi.SimulatedDevice;
import org.plugboard.spi.Simulation;

/** Sessions of all classes are recorded if that is asked for, with all that was said and without secrets. */
@Timeout(120)
class TranscriptsTest {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private static final String DEVICE =
            """
            os: iosxe
            credential: {username: admin, password: cisco123, enable_password: cisco123}
            login: {banner: "Hello\\n", username: 'Username: ', password: 'Password: ', refused: "No\\n"}
            start: exec
            comment: '!'
            unknown: "% Invalid input\\n"
            states:
              exec:
                prompt: '{hostname}>'
                commands: &any
                  terminal length *: ''
                  terminal width *: ''
                  enable: {question: 'Password: ', field: enable_password, refused: "% No\\n", state: enable}
                  say *: "{argument}\\n"
                  show tacacs: "key cisco123 and {username}\\n"
                  show tech: {answer: "much\\nmore\\n", fault: cut}
              enable:
                prompt: '{hostname}#'
                commands: *any
            netconf: {keys: [id], running: <top xmlns="urn:x"><name>phoenix</name></top>}
            """;

    @TempDir
    Path folder;

    private final Simulator simulator = new Simulator();
    private final EmbeddedPlugboard plugboard = Plugboards.withAllPlugins();

    @AfterEach
    void stop() {
        plugboard.close();
        simulator.close();
    }

    private Device device(Way way) throws IOException {
        return plugboard.device(way.device(simulated(), folder));
    }

    private SimulatedDevice simulated() throws IOException {
        return simulator.start(
                new Simulation.Described(Files.writeString(folder.resolve("device.yaml"), DEVICE)), "phoenix");
    }

    private Path cast(String name) {
        return folder.resolve("casts").resolve(name);
    }

    private Set<String> casts() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("casts"))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private static boolean isHeldOpen(Path file) throws IOException {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return false;
        }
        try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
            return descriptors.anyMatch(one -> leadsTo(one, file));
        }
    }

    private static boolean leadsTo(Path descriptor, Path file) {
        try {
            return Files.readSymbolicLink(descriptor).equals(file);
        } catch (IOException e) {
            // It was closed meanwhile.
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("semantics-33")
    void theFileIsClosedWhenTheConnectionIsDisconnectedOrDestroyed(Way way) throws IOException {
        Device device = device(way);
        Connection connection = device.connect(way.request().with("transcript", cast("t.cast")));
        connection.execute(way.question());
        assertThat(cast("t.cast")).content().contains("phoenix").doesNotContain("closed from this side");
        assertThat(isHeldOpen(cast("t.cast"))).isEqualTo(Files.isDirectory(DESCRIPTORS));

        connection.disconnect();
        assertThat(cast("t.cast")).content().endsWith("\"m\", \"closed from this side\"]\n");
        assertThat(isHeldOpen(cast("t.cast"))).isFalse();

        connection.connect();
        assertThat(isHeldOpen(cast("t-2.cast"))).isEqualTo(Files.isDirectory(DESCRIPTORS));
        connection.destroy();
        assertThat(cast("t-2.cast")).content().endsWith("\"m\", \"closed from this side\"]\n");
        assertThat(isHeldOpen(cast("t-2.cast"))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void theHeaderSaysWhoIsRecorded(Way way) throws IOException {
        Device device = device(way);
        device.connect(way.request().with("transcript", cast("{device}.cast")));
        assertThat(cast(way.name() + ".cast"))
                .content()
                .startsWith("{\"version\": 2, ")
                .contains(
                        "\"device\": \"" + way.name() + "\"",
                        "\"path\": \"line\"",
                        "\"os\": \"iosxe\"",
                        // Telnet logs in on the command line, behind the header.
                        way.isEncrypted() ? "\"user\": \"admin\"" : "\"m\", \"answers as admin\"");
        assertThat(device.learned())
                .containsEntry("transcript.default", cast(way.name() + ".cast").toString());
    }

    @Test
    void theHeaderNamesWhoLoggedInAndNotWhoWasRefused() throws IOException {
        assertThat(recordedWithFallback(Way.SSH))
                .contains("\"user\": \"admin\"")
                .doesNotContain("nobody");
    }

    @Test
    void aLoginOnTheCommandLineIsToldWhereItIsMadeInAFileForEachAttempt() throws IOException {
        assertThat(recordedWithFallback(Way.TELNET))
                .doesNotContain("\"user\"")
                .containsSubsequence("\"answers as nobody\"", "\"i\", \"nobody\\r\"", "No");
        assertThat(Files.readString(cast("t-2.cast")))
                .doesNotContain("\"user\"", "nobody")
                .containsSubsequence("\"answers as admin\"", "\"i\", \"admin\\r\"", "phoenix>");
    }

    private String recordedWithFallback(Way way) throws IOException {
        Credentials credentials = new Credentials(
                Map.of("default", Credential.of("nobody", "wrong"), "local", Credential.of("admin", "cisco123")), null);
        plugboard
                .device(way.device(simulated(), folder, credentials))
                .connect(way.request()
                        .with("fallback_credentials", "local")
                        .with("goto_enable", false)
                        .with("transcript", cast("t.cast")));
        return Files.readString(cast("t.cast"));
    }

    @ParameterizedTest
    @EnumSource(names = "NETCONF", mode = EnumSource.Mode.EXCLUDE)
    void passwordsAreInNoTranscriptNorWhatTheDevicePrintsOfThem(Way way) throws IOException {
        Device device = device(way);
        Connection connection =
                device.connect(way.request().with("goto_enable", true).with("transcript", cast("t.cast")));
        connection.as(Cli.class).enable();
        assertThat(connection.execute("show tacacs")).contains("cisco123");
        connection.disconnect();
        assertThat(cast("t.cast")).content().doesNotContain("cisco123").contains("key *** and");
    }

    @Test
    void netconfIsRecordedAsItsMessagesWithTheirFrames() throws IOException {
        Connection connection =
                device(Way.NETCONF).connect(Way.NETCONF.request().with("transcript", cast("t.cast")));
        connection.execute("get-config running");
        connection.disconnect();
        assertThat(cast("t.cast"))
                .content()
                .contains(
                        "\"purpose\": \"subsystem netconf\"",
                        "<hello",
                        "]]>]]>",
                        "<get-config>",
                        "<name>phoenix</name>");
    }

    @Test
    void aSessionThatBreaksIsRecordedToItsLastByteAndBreaksThereWhenItIsReplayed() throws IOException {
        Connection connection = device(Way.TELNET).connect(Way.TELNET.request().with("transcript", cast("t.cast")));
        assertThatThrownBy(() -> connection.execute("show tech")).isInstanceOf(ConnectionClosedException.class);
        assertThat(cast("t.cast")).content().contains("much").containsAnyOf("ended by the peer", "broken: ");

        Connection replayed = replay(cast("t.cast"), 1);
        assertThatThrownBy(() -> replayed.execute("show tech"))
                .isInstanceOfSatisfying(ConnectionClosedException.class, e -> assertThat(e.received())
                        .contains("much"));
    }

    @Test
    void connectionsAndWorkersOfOneNameHaveAFileEach() throws IOException {
        Device device = device(Way.TELNET);
        Connection pool =
                device.connect(Way.TELNET.request().alias("pool").pool(3).with("transcript", cast("t.cast")));
        Connection one = device.connect(Way.TELNET.request().alias("one").with("transcript", cast("t.cast")));
        one.execute("say one");
        pool.execute("say pool");
        assertThat(casts()).containsExactlyInAnyOrder("t.cast", "t-2.cast", "t-3.cast", "t-4.cast");
        pool.disconnect();
        device.connect(Way.TELNET.request().alias("two").with("transcript", cast("") + "/"));
        assertThat(casts()).hasSize(5).anyMatch(name -> name.matches("TELNET-two-\\d{8}-\\d{6}\\.cast"));
    }

    @Test
    void whatIsNoNameIsRefusedBeforeAnythingIsSent() throws IOException {
        Device device = device(Way.TELNET);
        assertThatThrownBy(() -> device.connect(Way.TELNET.request().with("transcript", "{devcie}.cast")))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("device");
        device.connect(Way.TELNET.request().with("transcript", "no")).execute("say x");
    }

    @ParameterizedTest
    @CsvSource({
        "iosxe, ssh, show version, show clock",
        "iosxe, telnet, show version, show running-config",
        "nxos, telnet, show version, show clock",
        "junos, ssh, show version, show interfaces terse",
        "junos, telnet, show version, show configuration",
        "linux, ssh, uname -a, cat /etc/os-release",
        "linux, telnet, whoami, pwd"
    })
    void aTranscriptAnswersAsTheDeviceDidHoweverItIsRead(String platform, String protocol, String first, String second)
            throws IOException {
        List<String> answers;
        try (SimulatedLines lines = new SimulatedLines(folder)) {
            Connection connection = lines.connect(
                    new Simulation.Shipped(platform), protocol, via("line").with("transcript", cast("t.cast")));
            answers = Stream.of(first, second).map(connection::execute).toList();
        }
        for (int readSize : new int[] {1, 2, 3, 7, 64, 65536}) {
            Connection replayed = replay(cast("t.cast"), readSize);
            for (int round = 0; round < 2; round++) {
                assertThat(replayed.execute(second))
                        .as("read size %s", readSize)
                        .isEqualTo(answers.get(1));
                assertThat(replayed.execute(first)).isEqualTo(answers.get(0));
            }
            assertThat(replayed.execute("show nothing")).contains("not in the transcript: show nothing");
            assertThat(replayed.execute(second)).isEqualTo(answers.get(1));
        }
        SimulatedDevice again = simulator.start(new Simulation.Recorded(cast("t.cast")), "again");
        assertThat(again.os()).isEqualTo(platform);
        for (String way : List.of("ssh", "telnet")) {
            try (SimulatedLines lines = new SimulatedLines(folder.resolve(way))) {
                Connection simulated = lines.connect(new Simulation.Recorded(cast("t.cast")), way, via("line"));
                assertThat(simulated.execute(second)).as(way).isEqualTo(answers.get(1));
                assertThat(simulated.execute(first)).isEqualTo(answers.get(0));
            }
        }
    }

    private Connection replay(Path transcript, int readSize) throws IOException {
        String testbed =
                """
                devices:
                  R1:
                    credentials: {default: {username: any, password: any, enable_password: any}}
                    connections:
                      recorded: {protocol: replay, file: '%s', read_size: %d}
                """
                        .formatted(transcript, readSize);
        Path file = folder.resolve("replay-" + readSize + ".yaml");
        return plugboard.load(Files.writeString(file, testbed)).device("R1").connect();
    }

    @Test
    void aReplayIsAsSlowAsItWasWhenThatIsAskedFor() throws IOException {
        Files.createDirectories(cast(""));
        Files.writeString(
                cast("slow.cast"),
                """
                {"version": 2, "width": 80, "height": 24, "plugboard": {"os": "generic"}}
                [0.0, "o", "R1> "]
                """
                        + IntStream.rangeClosed(1, 20)
                                .mapToObj(number -> "[%d.0, \"i\", \"\\r\"]%n[%d.3, \"o\", \"\\r\\nR1> \"]%n"
                                        .formatted(number, number))
                                .collect(Collectors.joining())
                        + "[30.0, \"i\", \"show clock\\r\"]\n[3630.0, \"o\", \"show clock\\r\\n12:00\\r\\nR1> \"]\n");
        Connection fast = replay(cast("slow.cast"), 100);
        assertThat(fast.execute("show clock")).isEqualTo("12:00");
        Connection slow = fast.device().connect(via("recorded").alias("slow").with("speed", 1));
        assertThatThrownBy(() -> slow.as(Cli.class).execute("show clock", Duration.ofMillis(300)))
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("did not come in 300 ms");
    }

    @Test
    void whatCannotBeReplayedIsToldWithTheReason() throws IOException {
        assertThatThrownBy(() -> replay(cast("none.cast"), 1))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("none.cast");
        device(Way.NETCONF)
                .connect(Way.NETCONF.request().with("transcript", cast("n.cast")))
                .disconnect();
        assertThatThrownBy(() -> replay(cast("n.cast"), 1))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining("netconf");
        assertThatThrownBy(() -> simulator.start(new Simulation.Recorded(cast("n.cast")), "x"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("n.cast");
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.karaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.plugin.simulator.internal.Simulator;
import org.plugboard.spi.SimulatedDevice;

/** The features in a Karaf that is bare, has no network and is used from its shell. */
@Timeout(600)
class KarafIT {

    private static final String INSTALL = "kar:install file:" + System.getProperty("karaf.archive");
    private static final String FEATURES =
            "feature:install plugboard plugboard-netconf plugboard-replay plugboard-simulator plugboard-eventadmin";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static Simulator simulator;
    private static KarafCopy copy;
    private static RunningKaraf karaf;
    private static String load;

    @BeforeAll
    static void start() throws Exception {
        simulator = new Simulator();
        load = "echo (plugboard:load " + testbedOf(simulator.start("iosxe", "phoenix")) + ")";
        copy = KarafCopy.to(folder.resolve("karaf"));
        karaf = RunningKaraf.start(copy);
        karaf.type(INSTALL, FEATURES);
    }

    @AfterAll
    static void stop() throws Exception {
        if (karaf != null) {
            karaf.stop();
        }
        simulator.close();
    }

    @AfterEach
    void noErrorIsLogged() {
        assertThat(karaf.log().stream().filter(line -> line.contains("| ERROR |")))
                .isEmpty();
    }

    private static Path testbedOf(SimulatedDevice device) throws Exception {
        return Files.writeString(
                folder.resolve("lab.yaml"),
                """
                devices:
                  phoenix:
                    os: %s
                    credentials: {default: {username: %s, password: %s, enable_password: %s}}
                    connections:
                      cli: {protocol: ssh, ip: 127.0.0.1, port: %d, known_hosts: known_hosts, host_key_check: accept-new}
                      console: {protocol: telnet, ip: 127.0.0.1, port: %d}
                      netconf: {protocol: netconf, ip: 127.0.0.1, port: %d, known_hosts: known_hosts, host_key_check: accept-new}
                """
                        .formatted(
                                device.os(),
                                device.credential().username().orElseThrow(),
                                device.credential().password().orElseThrow().reveal(),
                                device.credential()
                                        .secret("enable_password")
                                        .orElseThrow()
                                        .reveal(),
                                device.port("ssh"),
                                device.port("telnet"),
                                device.port("netconf")));
    }

    @Test
    void everyBundleAndComponentIsUp() throws Exception {
        assertThat(karaf.type("bundle:list").lines().filter(line -> line.contains("Plugboard :: ")))
                .hasSize(14)
                .allMatch(line -> line.contains("| Active |"));
        assertThat(karaf.type("echo (plugboard:plugins)")
                        .lines()
                        .filter(line -> line.contains("org.plugboard.plugin.")))
                .hasSize(12)
                .allMatch(line -> line.matches("org\\.plugboard\\.plugin\\.\\w+ +\\S+ {2,}\\S.*"));
    }

    @Test
    void aDeviceAnswersInTheShellOfKaraf() throws Exception {
        assertThat(karaf.type(
                        load,
                        "echo (plugboard:connect phoenix)",
                        "echo (plugboard:connect phoenix --via console --alias con)",
                        "echo (plugboard:connect phoenix --via netconf --alias nc)",
                        "echo (plugboard:execute phoenix 'show version')",
                        "echo (phoenix con execute 'show clock')",
                        "echo (phoenix nc get-config running)"))
                .contains(
                        "phoenix/default is connected: class cli, path cli",
                        "phoenix/con is connected: class cli, path console",
                        "phoenix/nc is connected: class netconf, path netconf",
                        "Cisco IOS XE Software",
                        " UTC ",
                        "<interfaces");
    }

    @Test
    void aConnectionOpensAgainWithAPluginThatWasUpdatedBelowIt() throws Exception {
        assertThat(karaf.type(
                                load,
                                "echo (plugboard:connect phoenix)",
                                "bundle:update org.plugboard.plugin.ssh",
                                "echo (plugboard:connections)",
                                "echo (plugboard:connect phoenix)",
                                "bundle:update org.plugboard.plugin.terminal",
                                "echo (plugboard:connections)",
                                "echo (plugboard:connect phoenix)",
                                "echo (plugboard:execute phoenix 'show clock')")
                        .lines()
                        .map(String::strip))
                .satisfiesExactly(
                        loaded -> assertThat(loaded).isEqualTo("Loaded lab: phoenix"),
                        opened -> assertThat(opened).contains("is connected"),
                        heading -> assertThat(heading).startsWith("DEVICE"),
                        withoutTransport -> assertThat(withoutTransport).contains("disconnected"),
                        openedAgain -> assertThat(openedAgain).contains("is connected"),
                        heading -> assertThat(heading).startsWith("DEVICE"),
                        withoutClass -> assertThat(withoutClass).contains("disconnected"),
                        openedAgain -> assertThat(openedAgain).contains("is connected"),
                        answer -> assertThat(answer).contains(" UTC "));
    }

    @Test
    void aPluginThatIsDroppedInIsThereUntilItIsTakenAway() throws Exception {
        Path jar = Path.of(System.getProperty("karaf.plugin"));
        Path dropped = copy.deploy().resolve("echo.jar");
        Path written = Files.copy(jar, folder.resolve("echo.jar"));
        Files.move(written, dropped, StandardCopyOption.ATOMIC_MOVE);
        karaf.typeUntil("echo (plugboard:classes)", "org.example.Echo");
        Files.delete(dropped);
        karaf.typeUntil("bundle:list | grep -c Echo", "0");
        assertThat(karaf.type("echo (plugboard:classes)")).doesNotContain("org.example.Echo");
    }

    @Test
    void aTestbedInItsFolderIsThereForAllBundlesUntilItIsTakenAway() throws Exception {
        Path file = copy.configuration("plugboard/testbeds/staying.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "devices: {griffin: {os: iosxe, connections: {cli: {protocol: ssh, ip: 192.0.2.1}}}}");
        karaf.typeUntil("service:list org.plugboard.device.Device", "device.name = griffin");
        Files.delete(file);
        karaf.typeUntil("service:list | grep -c griffin", "0");
    }

    @Test
    void itsConfigurationIsAFileThatIsFollowed() throws Exception {
        Path file = copy.configuration("org.plugboard.manager.cfg");
        String shipped = Files.readString(file);
        assertThat(shipped).contains("# The connection class where", "default.class = cli", "testbeds = ");
        Files.writeString(file, shipped.replace("= cli", "= telnet"));
        karaf.typeUntil("config:property-list --pid org.plugboard.manager", "default.class = telnet");
        assertThat(karaf.type(load, "echo (plugboard:connect phoenix)"))
                .contains("phoenix/default is connected: class telnet, path console");
        Files.writeString(file, shipped);
        karaf.typeUntil("config:property-list --pid org.plugboard.manager", "default.class = cli");
    }

    @Test
    void nothingIsLeftWhenItIsUninstalledBelowItsConnectionsAndAllElseIs() throws Exception {
        String before = karaf.type(
                load,
                "echo (plugboard:connect phoenix)",
                "echo (plugboard:connect phoenix --via netconf --alias nc)",
                "kar:uninstall " + archiveName());
        assertThat(before).contains("phoenix/default is connected", "phoenix/nc is connected");
        String left = karaf.type(
                "bundle:list -t 0", "feature:list", "feature:repo-list", "service:list", "shell:threads --list");
        assertThat(left).doesNotContainIgnoringCase("plugboard").doesNotContain("phoenix");
        assertThat(left).contains("features/standard/", "Apache Karaf :: Shell :: SSH");
        karaf.type(INSTALL, FEATURES);
    }

    private static String archiveName() {
        return Path.of(System.getProperty("karaf.archive"))
                .getFileName()
                .toString()
                .replace(".kar", "");
    }
}

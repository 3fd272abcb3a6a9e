// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.defaults;
import static org.plugboard.connection.ConnectRequest.using;
import static org.plugboard.connection.ConnectRequest.via;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.device.PluginFacts;

/** Which path, which class, which alias: the three resolution rules, in tables. */
class ResolutionTest {

    private static final String NONE = "-";

    private final TestBench bench = new TestBench();

    ResolutionTest() {
        bench.add("other");
        bench.add("third");
        bench.core
                .contributions()
                .addConnections(new TestClass()
                        .plugin(
                                List.of("netconf", "yang.connector.netconf.Netconf"),
                                List.of("netconf"),
                                "netconf",
                                0));
        bench.core
                .contributions()
                .addConnections(new TestClass().plugin(List.of("rest.connector.Rest"), List.of(), "rest", 0));
        bench.core
                .contributions()
                .addConnections(new TestClass().plugin(List.of("yang.ncdiff.ModelDevice"), List.of(), "ncdiff", 0));
        bench.core
                .contributions()
                .addConnections(new TestClass().plugin(List.of("unicon.XRUTConnect"), List.of(), "cli", 0));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest(name = "call {0}, defaults {1}, paths {2}: {3}")
    @CsvSource({
        "b, a, a b, b", // the call's
        "-, b, a b, b", // the defaults'
        "-, -, a, a", // the only one there is
        "-, -, a b, -", // none: the class chooses
        "-, -, '', -",
    })
    @Tag("semantics-8")
    @Tag("semantics-11")
    @Tag("semantics-31")
    void thePathIsTheCallsElseTheDefaultsElseTheOnlyOne(
            String ofCall, String ofDefaults, String paths, String expected) {
        DeviceFacts.Builder facts = DeviceFacts.named("R1");
        for (String path : paths.isEmpty() ? List.<String>of() : List.of(paths.split(" "))) {
            facts.path(Path.of(path, Map.of("protocol", "ssh")));
        }
        if (!ofDefaults.equals(NONE)) {
            facts.defaultsTo("via", ofDefaults);
        }
        ConnectRequest request = ofCall.equals(NONE) ? defaults() : via(ofCall);
        Connection connection = bench.core.device(facts.build()).instantiate(request);
        assertThat(connection.path().map(Path::name).orElse(NONE)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "call {0}, path {1}, defaults {2}, protocol {3}: {4}")
    @CsvSource({
        "other, third, cli, netconf, other", // the call's
        "-, third, cli, netconf, third", // the path's
        "-, -, third, netconf, third", // the defaults'
        "-, -, -, netconf, netconf", // the class that declares the protocol
        "-, -, -, telnet, cli",
        "-, -, -, unheard, cli", // the container's
        "-, -, -, -, cli",
        "unicon.Unicon, -, -, -, unicon.Unicon", // under any of its names
    })
    @Tag("semantics-9")
    @Tag("semantics-12")
    @Tag("semantics-32")
    @Tag("semantics-34")
    void theClassIsTheCallsElseThePathsElseTheDefaultsElseByProtocolElseTheContainers(
            String ofCall, String ofPath, String ofDefaults, String protocol, String expected) {
        DeviceFacts.Builder facts = DeviceFacts.named("R1");
        Map<String, Object> path = new java.util.LinkedHashMap<>();
        if (!protocol.equals(NONE)) {
            path.put("protocol", protocol);
        }
        if (!ofPath.equals(NONE)) {
            path.put("class", ofPath);
        }
        facts.path(Path.of("p", path));
        if (!ofDefaults.equals(NONE)) {
            facts.defaultsTo("class", ofDefaults);
        }
        ConnectRequest request = ofCall.equals(NONE) ? defaults() : using(ofCall);
        Device device = bench.core.device(facts.build());
        assertThat(device.instantiate(request).connectionClass()).isEqualTo(expected);
    }

    @Test
    void theContainersDefaultCountsFromTheNextInstantiateOn() {
        Device device = bench.core.device(DeviceFacts.named("R1").build());
        Connection before = device.instantiate(defaults().alias("before"));
        bench.core.defaultClass("other");
        assertThat(device.instantiate(defaults().alias("after")).connectionClass())
                .isEqualTo("other");
        assertThat(before.connectionClass()).isEqualTo("cli");
        bench.core.defaultClass("");
        assertThatThrownBy(() -> device.instantiate(defaults().alias("none")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("no connection class is named by the call, the path or the defaults");
    }

    @Test
    void anUnknownClassNamesWhatThereIsAndWhatIsNear() {
        assertThatThrownBy(() -> bench.device().connect(using("netcomf").overPath("a")))
                .isInstanceOfSatisfying(UnknownNameException.class, unknown -> assertThat(unknown.nearest())
                        .contains("netconf"))
                .hasMessageStartingWith("R1: no connection class 'netcomf'; did you mean 'netconf'? there are: cli, ");
    }

    @Test
    @Tag("semantics-151")
    void anUnknownClassIsRefusedAtConnectWithWhoNamesItAndWhatIsMissing() {
        Device device = bench.core.device(DeviceFacts.named("R1")
                .path(Path.of("gnmi", Map.of("class", "yang.connector.Gnmi", "host", "192.0.2.1")))
                .path(Path.of("own", Map.of("protocol", "ssh")))
                .defaultsTo("class", "com.example.lab.Mine")
                .build());

        assertThatThrownBy(() -> device.connect(via("gnmi")))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageStartingWith("R1: no connection class 'yang.connector.Gnmi'; ")
                .hasMessageContaining("there are: cli, ")
                .hasMessageEndingWith("; path 'gnmi' names it; is a plugin that has this class missing?");
        assertThatThrownBy(() -> device.connect(via("own")))
                .hasMessageStartingWith("R1: no connection class 'com.example.lab.Mine'; ")
                .hasMessageContaining("; the defaults name it for path 'own'; is a plugin");
        assertThatThrownBy(
                        () -> device.connect(using("yang.connector.NetconfEnxr").overPath("own")))
                .hasMessageContaining("; the call names it; ");
    }

    @Test
    void anUnknownClassNamesThePluginsThatDoNotWork() {
        bench.core
                .contributions()
                .installedBy(() -> List.of(
                        new PluginFacts("org.example.gnmi", "1.0.0", List.of(), List.of("it misses package grpc"))));
        assertThatThrownBy(() -> bench.device().connect(using("gnmi").overPath("a")))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageEndingWith("; the call names it; org.example.gnmi 1.0.0: it misses package grpc");
    }

    @Test
    void aClassChoosesAmongThePathsThatNameNoOtherClass() {
        Device device = bench.core.device(DeviceFacts.named("R1")
                .path(Path.of("rest", Map.of("class", "rest.connector.Rest")))
                .path(Path.of("con", Map.of("protocol", "telnet")))
                .path(Path.of("vty", Map.of("class", "unicon.Unicon", "protocol", "ssh")))
                .build());
        bench.cli.onCreate =
                context -> assertThat(context.paths()).extracting("name").containsExactly("con", "vty");
        device.connect(using("cli"));
        assertThat(bench.cli.sessions).hasSize(1);
    }

    @Test
    void ofTwoClassesWithOneNameTheRankingDecides() {
        TestClass better = new TestClass();
        bench.core.contributions().addConnections(better.plugin(List.of("cli"), List.of(), null, 10));
        bench.device().connect(via("a"));
        assertThat(better.sessions).hasSize(1);
        assertThat(bench.cli.sessions).isEmpty();
    }

    @Test
    @Tag("semantics-10")
    void theDefaultAliasIsTheOneOfTheDefaults() {
        Device device = bench.core.device(
                TestBench.twoPaths().defaultsTo("alias", "main").build());
        assertThat(device.connect().alias()).isEqualTo("main");
        assertThat(device.execute("x")).isEqualTo("main: x");
    }

    @ParameterizedTest(name = "default connection of class {0} is also understood as {1}")
    @CsvSource({
        "unicon.Unicon, cli",
        "rest.connector.Rest, rest",
        "yang.connector.netconf.Netconf, netconf",
        "yang.ncdiff.ModelDevice, ncdiff",
        "unicon.XRUTConnect, cli",
    })
    @Tag("semantics-29")
    @Tag("semantics-30")
    void theDefaultConnectionIsUnderstoodUnderTheNameThatItsClassGives(String className, String derived) {
        Device device = bench.core.device(DeviceFacts.named("R1").build());
        Connection connection = device.connect(using(className));
        assertThat(connection.alias()).isEqualTo("default");
        assertThat(device.alias(derived)).isSameAs(connection);
        assertThat(device.connect(using(className).alias(derived))).isSameAs(connection);
        assertThat(device.isConnected(derived)).isTrue();
    }

    @Test
    @Tag("semantics-29")
    void theDefaultAliasMeansTheConnectionUnderTheNameOfTheDefaultClass() {
        Device device = bench.core.device(DeviceFacts.named("R1").build());
        Connection cli = device.connect(defaults().alias("cli"));
        assertThat(device.alias("default")).isSameAs(cli);
        assertThat(device.connect()).isSameAs(cli);
        assertThat(device.execute("x")).isEqualTo("cli: x");
        Connection netconf = device.connect(using("netconf").alias("netconf"));
        assertThat(device.alias("default")).isSameAs(cli).isNotSameAs(netconf);
    }

    @Test
    void anExactAliasGoesBeforeTheNameThatAClassGives() {
        Device device = bench.core.device(DeviceFacts.named("R1").build());
        Connection netconf = device.connect(using("netconf").alias("cli"));
        Connection standard = device.connect(using("cli").alias("default"));
        assertThat(device.alias("cli")).isSameAs(netconf).isNotSameAs(standard);
    }

    @Test
    @Tag("semantics-29")
    void theDefaultConnectionAliasCanBeChanged() {
        Device device = bench.device();
        device.connect(via("a").alias("x"));
        device.connect(via("b").alias("y"));
        device.connectionManager().defaultAlias("y");
        assertThat(device.execute("1")).isEqualTo("y: 1");
        device.connectionManager().defaultAlias("x");
        assertThat(device.execute("2")).isEqualTo("x: 2");
        Device byFile = bench.core.device(TestBench.twoPaths()
                .attribute("default_connection_alias", "main")
                .build());
        assertThat(byFile.connect().alias()).isEqualTo("main");
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.spi.CallHome;
import org.plugboard.spi.Endpoint;
import org.plugboard.spi.SettingBlock;
import org.plugboard.spi.TransportContext;

/** {@code call_home} as it is read of the arguments of a connection, and blocks of settings that know all their entries. */
class CallHomeSettingTest {

    @Test
    void trueAndABlockAskForItAndFalseNearerToTheCallDoesNot() {
        Map<String, Object> block = Map.of("port", 4000, "listen", "127.0.0.1");
        assertThat(callHome(Map.of(), true)).contains(new CallHome(null, 4334, List.of("r1"), "r1", false));
        assertThat(callHome(Map.of(), block)).contains(new CallHome("127.0.0.1", 4000, List.of("r1"), "r1", false));
        assertThat(callHome(Map.of("call_home", false), block)).isEmpty();
        assertThat(callHome(Map.of(), "no")).isEmpty();
    }

    @Test
    void aMisspeltKeyIsRefusedWithTheNearest() {
        Map<String, Object> misspelt = Map.of("prot", 4, "from", "192.0.2.1");
        for (Map<String, Object> path : List.of(
                Map.<String, Object>of("call_home", misspelt),
                Map.<String, Object>of("settings", Map.of("call_home", misspelt)))) {
            assertThatThrownBy(() -> CallHome.of(context(Map.of(), path), 4334))
                    .isInstanceOf(UnknownNameException.class)
                    .hasMessage(
                            "R1/nc: no argument 'call_home.prot'; did you mean 'call_home.port'? there are: call_home.listen, call_home.port, call_home.from");
        }
        assertThatThrownBy(() -> callHome(Map.of("call_home.form", "192.0.2.1"), true))
                .hasMessageContaining("did you mean 'call_home.from'?");
    }

    @Test
    void whatIsNeitherYesOrNoNorABlockIsRefused() {
        assertThatThrownBy(() -> callHome(Map.of(), 4000))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "R1/nc: argument call_home is '4000', not yes or no; as a block it may have some of listen, port, from");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/40", "2001:db8::/129", "192.0.2.0/", "lab/24"})
    void whatIsNoNetworkIsRefusedAtOnce(String from) {
        assertThatThrownBy(() -> callHome(Map.of(), Map.of("from", List.of("192.0.2.1", from))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("R1/nc: call_home.from is '" + from + "', which is no network: ")
                .hasMessageEndingWith("; it may be an address, a name, a network as 192.0.2.0/24, or a list");
    }

    @Test
    void aNetworkMayHaveANetmask() {
        assertThat(callHome(Map.of(), Map.of("from", "10.0.0.0/255.0.0.0"))).hasValueSatisfying(call -> {
            assertThat(call.from()).containsExactly("10.0.0.0/255.0.0.0");
            assertThat(call.shared()).isTrue();
        });
    }

    @Test
    void whoeverDialsRefusesIt() {
        TransportContext context = context(Map.of(), Map.of("protocol", "telnet", "host", "r1", "call_home", true));
        assertThatThrownBy(() -> Endpoint.of(context, 23))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "R1/nc: call_home is given, but telnet cannot wait for a call; ssh, tls, netconf and tcp can");
        assertThat(Endpoint.of(context(Map.of(), Map.of("host", "r1", "call_home", false)), 23))
                .isEqualTo(new Endpoint("r1", 23));
    }

    /** They are those of the other paths, too. */
    @Test
    void whoeverDialsLeavesThatOfTheDefaultsAlone() {
        for (Object asked : List.of(true, Map.of("port", 4000), "text")) {
            MergedArguments arguments = new MergedArguments("R1/con", Map.of(), Map.of(), Map.of("call_home", asked));
            assertThat(Endpoint.of(context(arguments, Map.of("host", "r1")), 23))
                    .isEqualTo(new Endpoint("r1", 23));
        }
        assertThatThrownBy(() -> Endpoint.of(context(Map.of("call_home", true), Map.of("host", "r1")), 23))
                .hasMessageContaining("call_home is given");
    }

    @Test
    void whoeverDialsDoesNotTellPeopleOfIt() {
        MergedArguments arguments = arguments(Map.of("call_hom", true), Map.of("host", "r1"));
        Endpoint.of(context(arguments, Map.of("host", "r1")), 23);
        assertThatThrownBy(arguments::refuseUnread).hasMessageNotContaining("call_home");
    }

    @Test
    void aTextInThePlaceOfABlockIsRefusedUnseen() {
        SettingBlock block = SettingBlock.of("tls", "ca", "key");
        assertThatThrownBy(() -> block.requireBlock(context(Map.of(), Map.of("tls", "certs/lab.pem"))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("R1/nc: tls is no block; it may have some of ca, key");
        block.requireBlock(context(Map.of(), Map.of("tls", Map.of("ca", "certs/lab.pem"))));
        block.requireBlock(context(Map.of("tls.ca", "certs/lab.pem"), Map.of()));
        block.requireBlock(context(Map.of(), Map.of()));
    }

    @Test
    void anEmptyBlockIsOne() {
        SettingBlock block = SettingBlock.of("tls", "ca", "key");
        block.requireBlock(context(Map.of(), Map.of("tls", Map.of())));
        assertThat(callHome(Map.of(), Map.of())).contains(new CallHome(null, 4334, List.of("r1"), "r1", false));
        assertThat(callHome(Map.of("call_home", false), Map.of())).isEmpty();
    }

    @Test
    void whatStandsInThePlaceOfABlockCountsWhereItIsNearest() {
        SettingBlock block = SettingBlock.of("tls", "ca", "key");
        Map<String, Object> text = Map.of("tls", "lab.pem");
        Map<String, Object> whole = Map.of("tls", Map.of("ca", "lab.pem"));
        block.requireBlock(context(new MergedArguments("R1/nc", Map.of(), whole, text), whole));
        TransportContext over = context(new MergedArguments("R1/nc", Map.of(), text, whole), text);
        assertThatThrownBy(() -> block.requireBlock(over)).hasMessageContaining("tls is no block");
    }

    private static Optional<CallHome> callHome(Map<String, Object> ofCall, Object ofPath) {
        return CallHome.of(context(ofCall, Map.of("host", "r1", "call_home", ofPath)), 4334);
    }

    private static TransportContext context(Map<String, Object> ofCall, Map<String, Object> ofPath) {
        return context(arguments(ofCall, ofPath), ofPath);
    }

    private static MergedArguments arguments(Map<String, Object> ofCall, Map<String, Object> ofPath) {
        return new MergedArguments("R1/nc", ofCall, ofPath, Map.of());
    }

    private static TransportContext context(MergedArguments arguments, Map<String, Object> ofPath) {
        return (TransportContext) Proxy.newProxyInstance(
                CallHomeSettingTest.class.getClassLoader(),
                new Class<?>[] {TransportContext.class},
                (proxy, method, parameters) -> switch (method.getName()) {
                    case "name" -> "R1/nc";
                    case "device" -> DeviceFacts.named("R1").build();
                    case "path" -> Optional.of(Path.of("nc", new HashMap<>(ofPath)));
                    case "arguments" -> arguments;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}

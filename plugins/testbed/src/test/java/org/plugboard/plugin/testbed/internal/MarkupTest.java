// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.device.Credential;
import org.plugboard.device.Secret;
import org.plugboard.device.TestbedException;
import org.plugboard.device.TestbedFacts;

class MarkupTest {

    @TempDir
    Path folder;

    private final Surroundings surroundings = new Surroundings("");

    private TestbedFacts read(String text) {
        return new YamlTestbedSource().read(surroundings.at(text + "\n")).orElseThrow();
    }

    private Map<String, Object> custom(String block) {
        return read("devices:\n  R1:\n    custom:\n" + block.indent(6))
                .devices()
                .get(0)
                .custom();
    }

    private String error(String block) {
        return String.valueOf(catchThrowableOfType(TestbedException.class, () -> custom(block))
                .getMessage());
    }

    @Test
    @Tag("semantics-102")
    void aReferenceTakesOverTypeAndStructure() {
        String block =
                """
                a: "%{devices.R1.custom.list}"
                b: "%{self.custom.port}"
                c: "%{self}-%{self.custom.port}"
                d: "%{self.custom.map.keys()}"
                e: "%{self.custom.a}"
                f: "%{self.custom.list.1}"
                g: "%{self.custom.map.'x.y'}%{self.custom.map.x.y}"
                port: 22
                list: [1, two]
                map: {x.y: 1, z: 2}
                """;

        assertThat(custom(block))
                .containsEntry("a", List.of(1, "two"))
                .containsEntry("b", 22)
                .containsEntry("c", "R1-22")
                .containsEntry("d", List.of("x.y", "z"))
                .containsEntry("e", List.of(1, "two"))
                .containsEntry("f", "two")
                .containsEntry("g", "11");
    }

    @Test
    @Tag("semantics-102")
    void theWayOfAReferenceMayBeMadeOfMarkup() {
        surroundings.variables.putAll(Map.of("WHO", "R1", "KEY", "port", "WAY", "self.custom"));
        assertThat(custom("a: '%{devices.%ENV{WHO}.custom.port}'\nb: 'x%{self.custom.%ENV{KEY}}'\nport: 22"
                        + "\nc: '%{%ENV{WAY}.port}'\nd: '%{self.custom.%{self.custom.key}}'\nkey: port"))
                .containsEntry("a", 22)
                .containsEntry("b", "x22")
                .containsEntry("c", 22)
                .containsEntry("d", 22);
    }

    @Test
    @Tag("semantics-102")
    void aReferenceThatLeadsNowhereNamesTheStepThatIsMissing() {
        assertThat(error("port: 22\na: '%{self.custom.prot}'"))
                .isEqualTo("inline testbed:5:10: the reference %{devices.R1.custom.prot} leads nowhere:"
                        + " devices.R1.custom has no 'prot' (key devices.R1.custom.a); did you mean 'port'?");
        assertThat(error("password: 'a%{s3cret.x}'")).contains("leads nowhere").doesNotContain("s3cret");
    }

    @Test
    @Tag("semantics-102")
    void referencesInACircleAreRefusedWithTheirChain() {
        assertThat(error("a: '%{self.custom.b}'\nb: 'x%{self.custom.c}'\nc: '%{self.custom.a}'"))
                .contains("this value refers to itself: devices.R1.custom.a → devices.R1.custom.b →"
                        + " devices.R1.custom.c → devices.R1.custom.a");
        assertThat(error("a: {b: '%{self.custom}'}")).contains("refers to itself");
        assertThat(error("a: '%{self.custom.m}x'\nm: {b: 1}")).contains("a block cannot stand within a longer text");
    }

    @Test
    @Tag("semantics-102")
    void referencesThatMultiplyAreBounded() {
        StringBuilder bomb = new StringBuilder("a0: [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append("a%d: [%s]\n".formatted(i, ("'%{self.custom.a" + (i - 1) + "}', ").repeat(10)));
        }
        assertThat(error(bomb.toString())).contains("more than 1000000 values");
    }

    @Test
    @Tag("semantics-103")
    void aLogicalInterfaceBecomesTheRealOne() {
        surroundings.variables.put("A", "down");
        TestbedFacts facts = read(
                """
                topology:
                  R1: {interfaces: {Gi0/0: {alias: uplink}, Gi0/1: {alias: "%ENV{A}"}}}
                devices:
                  R1: {custom: {a: '%INTF{uplink}', b: 'int %I{down}', c: '%INTF{Gi0/0}'}}""");

        assertThat(facts.devices().get(0).custom())
                .containsEntry("a", "Gi0/0")
                .containsEntry("b", "int Gi0/1")
                .containsEntry("c", "Gi0/0");
        assertThat(error("a: '%INTF{x}'")).contains("the device R1 has no interface 'x' in the topology");
    }

    @Test
    @Tag("semantics-105")
    void aCallableGivesValuesOfAnyType() {
        surroundings.services.put("lab.sum", (values, named) -> values.toString() + named);
        surroundings.services.put("lab.site", (values, named) -> Map.of("id", Map.of("nr", 7), "text", "%ENV{X}"));

        assertThat(
                        custom(
                                """
                        a: "%CALLABLE{lab.sum(1, 'b, c', k='v')}"
                        b: "%CALLABLE{lab.site.id.nr}"
                        c: "%CALLABLE{lab.site().id}"
                        d: "<%CALLABLE{lab.sum}> and <%CALLABLE{lab.sum(%{self.custom.list})}>"
                        e: "%CALLABLE{lab.site().text}"
                        list: [x]
                        """))
                .containsEntry("a", "[1, b, c]{k=v}")
                .containsEntry("b", 7)
                .containsEntry("c", Map.of("nr", 7))
                .containsEntry("d", "<[]{}> and <[[x]]{}>")
                .containsEntry("e", "%ENV{X}");
        assertThat(error("a: '%CALLABLE{lab.sun()}'"))
                .contains("there is no callable 'lab.sun'", "did you mean 'lab.sum'? there are: lab.site, lab.sum");
    }

    @Test
    @Tag("semantics-106")
    void anotherFileIsInsertedWithItsOwnMarkup() throws Exception {
        Path file = Files.writeString(folder.resolve("more.yaml"), "a: {name: \"%{self}\", x: \"%{self.custom.y}\"}");

        assertThat(custom("y: 5\nin: '%INCLUDE{" + file + "}'\nz: '%{self.custom.in.a.x}'"))
                .containsEntry("in", Map.of("a", Map.of("name", "R1", "x", 5)))
                .containsEntry("z", 5);
        assertThat(surroundings.dependencies).containsExactly(file);
        assertThat(error("in: '%INCLUDE{" + folder.resolve("absent.yaml") + "}'"))
                .contains("no such file");
    }

    @Test
    @Tag("semantics-107")
    void aQuestionIsAskedOnceAndHiddenForSecrets() {
        surroundings.answers.putAll(Map.of("Port?", "2022", "Password?", "%ENV{X}"));
        TestbedFacts facts = read(
                """
                testbed: {credentials: {default: &c {username: u, password: "%ASK{Password?}"}}}
                devices: {R1: {custom: {p: "%ASK{Port?}"}, credentials: {default: *c}}}""");

        assertThat(surroundings.questions).containsExactly("Password? (hidden)", "Port?");
        assertThat(facts.devices().get(0).credentials().find("default")).contains(Credential.of("u", "%ENV{X}"));
        assertThat(error("a: '%ASK{Who?}'")).contains("nobody answers the question 'Who?'", "%ENV{NAME}");
        surroundings.validating();
        custom("a: '%ASK{Who?}'");
        assertThat(surroundings.findings).noneMatch(finding -> finding.message().contains("Who"));
    }

    @Test
    @Tag("semantics-108")
    void anEncodedTextIsASecretUnderAPasswordAndATextElsewhere() {
        Credential credential = read("devices: {R1: {credentials: {default: {password: '%ENC{terces}',"
                        + " enable_password: '%ENC{x, prefix=my}'}}}}")
                .devices()
                .get(0)
                .credentials()
                .find("default")
                .orElseThrow();
        assertThat(credential.password()).contains(Secret.of("secret"));
        assertThat(credential.secret("enable_password")).contains(Secret.of("my x"));
        assertThat(custom("a: '%ENC{cba}'")).containsEntry("a", "abc");
        assertThat(error("a: '%ENC{damaged}'")).contains("%ENC{} cannot be read: it was not written with this key");
        surroundings.withoutSecretStrings();
        assertThat(error("a: '%ENC{cba}'")).contains("nobody here can read %ENC{}");
        surroundings.validating();
        assertThat(custom("a: '%ENC{cba}'")).containsEntry("a", "%ENC{cba}");
        assertThat(surroundings.findings).anyMatch(finding -> finding.message().startsWith("nobody here can read"));
    }

    @Test
    @Tag("semantics-108")
    void whateverTheReaderOfSecretsThrowsIsAnErrorAtItsPlaceWithoutTheText() {
        assertThat(error("a: '%ENC{unforeseen S3CRET}'"))
                .contains("%ENC{} cannot be read: the service that reads it fails with java.lang.IllegalStateException")
                .doesNotContain("S3CRET");
    }

    @Test
    @Tag("semantics-109")
    void anArgumentOfTheCommandLineHasItsType() {
        surroundings.arguments.putAll(Map.of("n", "3", "f", "2.5", "flag", true, "list", List.of("R1", "4")));
        assertThat(
                        custom(
                                """
                        a: ["%CLI{n}", "%CLI{f}", "%CLI{flag}", "%CLI{list}", "%CLI{absent}", "n is %CLI{n}"]
                        b: ["%CLI{absent, default=12}", "%CLI{absent, default=[1, 'x']}"]
                        """))
                .containsEntry("a", List.of(3, 2.5, true, List.of("R1", 4), "", "n is 3"))
                .containsEntry("b", List.of(12, List.of(1, "x")));
    }

    @Test
    @Tag("semantics-110")
    void listsAreJoined() {
        String value = "'%EXTEND_LIST{self.custom.b.keys(),self.custom.a}'";
        assertThat(custom("a: [1]\nb: {x: 1}\n'%EXTEND_LIST{a}': [2]\nc: " + value))
                .containsEntry("a", List.of(1, 2))
                .containsEntry("c", List.of("x", 1, 2));
    }

    @Test
    @Tag("semantics-111")
    void markupIsReplacedInKeys() {
        surroundings.variables.put("NAME", "R9");
        TestbedFacts facts = read("devices: {'%ENV{NAME}': {custom: {'is-%{self}': 1, a: '%{devices.R9.os}'}, os: x}}");
        assertThat(facts.devices().get(0).name()).isEqualTo("R9");
        assertThat(facts.devices().get(0).custom()).containsEntry("is-R9", 1).containsEntry("a", "x");
    }

    @Test
    @Tag("semantics-112")
    void whatIsNoMarkupStaysAsItStands() {
        assertThat(custom("a: 100%\nb: '%{1,2} %% %{} %X{y} %{open'\nc: '%d %s'"))
                .containsEntry("a", "100%")
                .containsEntry("b", "%{1,2} %% %{} %X{y} %{open")
                .containsEntry("c", "%d %s");
    }

    @Test
    @Tag("semantics-113")
    void whatCameInIsNotSearchedAgain() {
        surroundings.variables.put("PW", "%{self.custom}%ENV{X}");
        assertThat(custom("a: '%ENV{PW}'\nb: '%{self.custom.a}'\nc: {d: '%{self.custom.b}'}"))
                .containsEntry("b", "%{self.custom}%ENV{X}")
                .containsEntry("c", Map.of("d", "%{self.custom}%ENV{X}"));
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.TestbedException;
import org.plugboard.device.TestbedFacts;

/** Testbeds that a server gives (semantics 73). */
class UrlsTest {

    @TempDir
    Path folder;

    private static List<String> devices(String url) {
        TestbedFacts facts = new YamlTestbedSource().read(new Surroundings(url)).orElseThrow();
        return facts.devices().stream().map(DeviceFacts::name).toList();
    }

    private static Web serving(Map<String, String> texts) throws Exception {
        return new Web(url -> texts.get(url.getPath() + (url.getQuery() == null ? "" : "?" + url.getQuery())));
    }

    @Test
    @Tag("semantics-73")
    void aUrlIsFetchedWithinBounds() throws Exception {
        try (Web web = serving(Map.of(
                "/lab.yaml", "extends: base.yaml\ndevices: {R1: {}}",
                "/base.yaml", "devices: {R0: {}}"))) {
            assertThat(devices(web.root() + "/lab.yaml")).containsExactly("R0", "R1");
            assertThatThrownBy(() -> devices(web.root() + "/absent.yaml?token=s3cret"))
                    .isInstanceOf(TestbedException.class)
                    .hasMessage(web.root() + "/absent.yaml: the server answers with status 404");
            assertThatThrownBy(() -> new Fetch().get(URI.create(web.root() + "/lab.yaml"), 10))
                    .hasMessage("is larger than 10 bytes");
        }
    }

    @Test
    @Tag("semantics-100")
    void aRelativeNameMayHaveAQueryAndSpaces() throws Exception {
        try (Web web = serving(Map.of(
                "/labs/lab.yaml?ref=main", "extends: ['base.yaml?ref=main', 'my lab.yaml', 'my%20lab.yaml?x=1']",
                "/labs/base.yaml?ref=main", "devices: {R1: {}}",
                "/labs/my lab.yaml", "devices: {R2: {}}",
                "/labs/my lab.yaml?x=1", "devices: {R3: {}}"))) {
            assertThat(devices(web.root() + "/labs/lab.yaml?ref=main")).containsExactlyInAnyOrder("R1", "R2", "R3");
        }
    }

    @Test
    void aHostIsNamedAsItIsWrittenWithoutUserAndQuery() {
        assertThat(Location.of("http://me:s3cret@lab_host:8080/a/lab.yaml?token=s3cret")
                        .orElseThrow()
                        .name())
                .isEqualTo("http://lab_host:8080/a/lab.yaml");
        assertThatThrownBy(() -> devices("http://me:s3cret@lab_host/lab.yaml"))
                .hasMessage("http://lab_host/lab.yaml: is no URL that can be fetched; it is http://HOST/FILE");
    }

    @Test
    @Tag("semantics-100")
    void whatAServerSaysReadsNoFileHere() throws Exception {
        Path file = Files.writeString(folder.resolve("secret.yaml"), "devices: {R1: {}}");
        for (String name : List.of(file.toUri().toString(), "~/secret.yaml", "FILE:" + file)) {
            String include = "devices: {R1: {custom: {x: '%INCLUDE{" + name + "}'}}}";
            Map<String, String> texts = Map.of("/lab.yaml", "extends: '" + name + "'", "/more.yaml", include);
            try (Web web = serving(texts)) {
                Surroundings extending = new Surroundings(web.root() + "/lab.yaml");
                Surroundings including = new Surroundings("extends: " + web.root() + "/more.yaml\n");
                for (Surroundings surroundings : List.of(extending, including)) {
                    assertThatThrownBy(() -> new YamlTestbedSource().read(surroundings))
                            .hasMessageContaining("what comes from a URL cannot name a file of this machine");
                    assertThat(surroundings.dependencies).isEmpty();
                }
            }
        }
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Whatever can be configured is described: in the bundle, in the docs, and in the distribution's files. */
class ConfigurationsTest {

    private static final Path ROOT = Path.of(System.getProperty("plugboard.root"));

    /** Where the keys of a PID that is not ours are written down, as lines of its file. */
    private static final Map<String, String> READMES =
            Map.of("org.example.auditlog", "examples/audit-log", "org.example.resultcache", "examples/result-cache");

    private final Map<String, Element> described = described();

    private static Map<String, Element> described() {
        Map<String, Element> described = new TreeMap<>();
        try {
            for (Element root : BundleXml.roots("OSGI-INF/metatype")) {
                for (Element designate : BundleXml.elements(root, "Designate")) {
                    described.put(designate.getAttribute("pid"), root);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return described;
    }

    private List<Element> keys(String pid) {
        return BundleXml.elements(described.get(pid), "AD");
    }

    @Test
    void everyConfigurationOfAComponentIsDescribedInItsBundle() throws IOException {
        TreeSet<String> read = new TreeSet<>();
        for (Element component : BundleXml.roots("OSGI-INF")) {
            read.addAll(BundleXml.words(component, "configuration-pid"));
        }

        assertThat(read).contains("org.plugboard.manager", "org.plugboard.plugin.secrets");
        assertThat(described.keySet()).containsExactlyElementsOf(read);
    }

    @Test
    void everyKeyHasANameADescriptionAndADefault() {
        assertThat(described).allSatisfy((pid, root) -> {
            assertThat(BundleXml.elements(root, "OCD")).allSatisfy(ocd -> assertThat(ocd.getAttribute("description"))
                    .isNotBlank());
            assertThat(keys(pid)).isNotEmpty().allSatisfy(key -> {
                assertThat(key.getAttribute("name")).isNotBlank();
                assertThat(key.getAttribute("description"))
                        .as(key.getAttribute("id"))
                        .isNotBlank();
                assertThat(key.hasAttribute("default")).isTrue();
            });
        });
    }

    @Test
    void everyKeyAndItsDefaultAreInTheDocs() throws IOException {
        String settings = Files.readString(ROOT.resolve("docs/settings.md"));
        for (String pid : described.keySet()) {
            String readme = READMES.containsKey(pid)
                    ? Files.readString(ROOT.resolve(READMES.get(pid)).resolve("README.md"))
                    : "";
            assertThat(settings).contains("`" + pid + "`");
            for (Element key : keys(pid)) {
                String id = key.getAttribute("id");
                String standard = key.getAttribute("default").replace("\\", "");
                if (readme.isEmpty()) {
                    assertThat(settings)
                            .contains("| `%s` | `%s` | %s"
                                    .formatted(pid, id, standard.isEmpty() ? "none" : "`" + standard + "`"));
                } else {
                    assertThat(readme).contains("\n" + id + " = " + standard + "\n");
                }
            }
        }
    }

    @Test
    void theFilesOfTheDistributionSetWhatIsDescribedAndLeaveNoKeyOut() throws IOException {
        Path etc = ROOT.resolve("distribution/src/files/etc");
        try (Stream<Path> files = Files.list(etc)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".cfg"))
                            .map(name -> name.substring(0, name.length() - ".cfg".length())))
                    .containsExactlyInAnyOrderElementsOf(described.keySet().stream()
                            .filter(pid -> pid.startsWith("org.plugboard"))
                            .toList())
                    .allSatisfy(pid -> assertThat(keysOf(etc.resolve(pid + ".cfg")))
                            .containsExactlyInAnyOrderElementsOf(keys(pid).stream()
                                    .map(key -> key.getAttribute("id"))
                                    .toList()));
        }
    }

    private static List<String> keysOf(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return List.copyOf(properties.stringPropertyNames());
    }
}

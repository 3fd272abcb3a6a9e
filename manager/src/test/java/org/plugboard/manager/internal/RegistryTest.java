// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is taken of several plugins with one name. */
class RegistryTest {

    private final Registry<Object> registry = new Registry<>();

    private Plugin<Object> add(String bundle, String version, int ranking) {
        Plugin<Object> plugin = plugin(bundle, version, ranking);
        registry.add(plugin);
        return plugin;
    }

    private static Plugin<Object> plugin(String bundle, String version, int ranking) {
        String[] parts = version.split("\\.", -1);
        List<Integer> numbers =
                IntStream.range(0, 3).mapToObj(i -> Integer.valueOf(parts[i])).toList();
        Release release =
                new Release(bundle, numbers.get(0), numbers.get(1), numbers.get(2), parts.length > 3 ? parts[3] : "");
        return new Plugin<>(
                new Object(), List.of("acme"), List.of(), null, bundle + " " + version, release, ranking, null);
    }

    private Stream<String> owners() {
        return registry.all().stream().map(Plugin::owner);
    }

    @Test
    void theHigherRankingIsTakenWhateverTheVersions() {
        add("a", "2.0.0", 0);
        add("a", "1.0.0", 1);
        assertThat(owners()).containsExactly("a 1.0.0", "a 2.0.0");
    }

    @ParameterizedTest
    @CsvSource({"1.0.0, 1.0.1", "1.9.0, 1.10.0", "1.9.9, 2.0.0", "1.0.0, 1.0.0.rc", "1.0.0.a, 1.0.0.b"})
    void ofEqualsTheHigherVersionOfOneBundleIsTakenInWhateverOrderTheyCome(String lower, String higher) {
        Plugin<Object> newer = add("a", higher, 0);
        add("a", lower, 0);
        assertThat(registry.find("acme")).contains(newer);
        registry.remove(newer);
        registry.add(newer);
        assertThat(registry.find("acme")).contains(newer);
        registry.remove(newer);
        assertThat(owners()).containsExactly("a " + lower);
    }

    @Test
    void ofDifferentBundlesTheOneThatCameFirstIsTaken() {
        add("a", "1.0.0", 0);
        add("b", "2.0.0", 0);
        assertThat(owners()).containsExactly("a 1.0.0", "b 2.0.0");
    }

    @Test
    void aBundleKeepsItsPlaceAmongOthersWhileItsVersionsComeAndGo() {
        add("a", "1.0.0", 0);
        add("b", "1.0.0", 0);
        Plugin<Object> newer = add("a", "2.0.0", 0);
        assertThat(owners()).containsExactly("a 2.0.0", "a 1.0.0", "b 1.0.0");
        registry.remove(newer);
        assertThat(owners()).containsExactly("a 1.0.0", "b 1.0.0");
    }
}

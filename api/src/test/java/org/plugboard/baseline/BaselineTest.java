// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.differ.Baseline;
import aQute.bnd.differ.Baseline.Info;
import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.osgi.Jar;
import aQute.bnd.osgi.Processor;
import aQute.bnd.service.diff.Delta;
import aQute.bnd.service.diff.Diff;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The API against the one in {@code baseline/}, by the rules of bnd. Its Maven plugin does the same but accepts everything while
 * the version begins with 0.
 */
class BaselineTest {

    private static final Set<Delta> OF_NO_CONSEQUENCE = Set.of(Delta.UNCHANGED, Delta.IGNORED);
    private static final Set<Delta> WHOLE = Set.of(Delta.ADDED, Delta.REMOVED);

    private final Path module = Path.of(System.getProperty("plugboard.root"), "api");

    @Test
    void eachPackageIsOfTheVersionThatItsChangesSinceTheBaselineAskFor() throws Exception {
        try (Jar promised =
                        new Jar(module.resolve("baseline/org.plugboard.api.jar").toFile());
                Jar present = new Jar(module.resolve("target/classes").toFile());
                Processor bnd = new Processor()) {
            Set<Info> packages = new Baseline(bnd, new DiffPluginImpl()).baseline(present, promised, null);

            assertThat(packages).hasSizeGreaterThanOrEqualTo(5);
            assertThat(packages)
                    .filteredOn(BaselineTest::isTooLow)
                    .extracting(BaselineTest::said)
                    .isEmpty();
        }
    }

    private static boolean isTooLow(Info info) {
        return switch (info.packageDiff.getDelta()) {
            case UNCHANGED, IGNORED, ADDED -> false;
            case REMOVED -> true;
            default -> info.newerVersion.compareTo(info.suggestedVersion) < 0;
        };
    }

    private static String said(Info info) {
        return "%s %s → %s, should be %s for%s"
                .formatted(
                        info.packageName,
                        info.olderVersion,
                        info.newerVersion,
                        info.suggestedVersion,
                        changes(info.packageName, info.packageDiff).collect(Collectors.joining()));
    }

    /** What is new, gone or different, a line each, with what it belongs to. */
    private static Stream<String> changes(String owner, Diff part) {
        List<Diff> changed = part.getChildren().stream()
                .filter(child -> !OF_NO_CONSEQUENCE.contains(child.getDelta()))
                .<Diff>map(child -> child)
                .toList();
        return changed.isEmpty() || WHOLE.contains(part.getDelta())
                ? Stream.of("\n  %s: %s of %s".formatted(part.getDelta(), part.getName(), owner))
                : changed.stream().flatMap(child -> changes(part.getName(), child));
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The numbered statements of what a faithful connection manager does, as far as they are due. */
class DueStatementsTest {

    private static final Pattern TAG = Pattern.compile("(?m)^\\s*@Tag\\(\"semantics-(\\d+)\"\\)");

    /** To come: learning what a device is, and roads over other hosts. */
    private static final Set<Integer> NOT_YET = Set.of(141, 144, 145);

    private static final Set<Integer> DUE = IntStream.rangeClosed(1, 153)
            .boxed()
            .filter(number -> !NOT_YET.contains(number))
            .collect(Collectors.toCollection(TreeSet::new));

    @Test
    void everyStatementThatIsDueHasATestTaggedWithItsNumber() throws IOException {
        Set<Integer> missing = new TreeSet<>(DUE);
        Files.walkFileTree(Path.of(System.getProperty("plugboard.root")), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return folder.endsWith("target") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java")) {
                    missing.removeAll(tagsIn(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });

        assertThat(missing).as("statements without a test").isEmpty();
    }

    private static Set<Integer> tagsIn(Path source) {
        try {
            Set<Integer> tags = new TreeSet<>();
            Matcher tag = TAG.matcher(Files.readString(source));
            while (tag.find()) {
                tags.add(Integer.valueOf(tag.group(1)));
            }
            return tags;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every lock of the main code stands in a table of {@code docs/concurrency.md}, and every lock there is one of the code: a
 * field by {@code Class.field}, what is synchronized by its class and the word monitor.
 */
class LocksTest {

    private static final Pattern FIELD =
            Pattern.compile("(?m)^ {4,}(?:\\w+ )*(?:\\w*Lock|Semaphore) (\\w+)(?: = [^;]*)?;");
    private static final Pattern SYNCHRONIZED =
            Pattern.compile("(?m)^ +(?:\\w+ )*synchronized(?: \\(|(?: [\\w<>\\[\\], ?]+)+\\()");
    private static final Pattern TABLE = Pattern.compile("(?m)^\\| Lock \\|.*\n(?:\\|.*\n)+");
    private static final Pattern ROW = Pattern.compile("(?m)^\\|([^|]*`[^|]*)\\|");
    private static final Pattern NAME = Pattern.compile("`([\\w.]+)`");

    private static final Path ROOT = Path.of(System.getProperty("plugboard.root"));

    @Test
    void theTablesNameTheLocksOfTheCodeAndNoOthers() throws IOException {
        Set<String> inCode = locksOfTheCode();
        assertThat(inCode).contains("Turn.lock", "Registry (monitor)", "Inbox.lock", "WriteTurn.LOCK");
        assertThat(locksOfTheTables()).isEqualTo(inCode);
    }

    private static Set<String> locksOfTheCode() throws IOException {
        Set<String> locks = new TreeSet<>();
        for (String folder : new String[] {"api", "manager", "plugins", "distribution"}) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().contains("/src/main/")
                                // The distribution that was built has sources of the examples.
                                && !file.toString().contains("/target/")
                                && file.toString().endsWith(".java"))
                        .forEach(file -> locks.addAll(locksOf(file)));
            }
        }
        return locks;
    }

    private static Set<String> locksOf(Path file) {
        String type = file.getFileName().toString().replace(".java", "");
        String code = text(file);
        Set<String> locks = new TreeSet<>();
        for (Matcher field = FIELD.matcher(code); field.find(); ) {
            locks.add(type + "." + field.group(1));
        }
        if (SYNCHRONIZED.matcher(code).find()) {
            locks.add(type + " (monitor)");
        }
        return locks;
    }

    private static Set<String> locksOfTheTables() {
        Set<String> locks = new TreeSet<>();
        String page = text(ROOT.resolve("docs/concurrency.md"));
        for (Matcher table = TABLE.matcher(page); table.find(); ) {
            for (Matcher row = ROW.matcher(table.group()); row.find(); ) {
                locks.addAll(locksOf(row.group(1)));
            }
        }
        return locks;
    }

    /** Of the first cell of a row; a flag is none, and a method where the lock is taken is no name of it. */
    private static Set<String> locksOf(String cell) {
        Set<String> locks = new TreeSet<>();
        for (Matcher name = NAME.matcher(cell); !cell.contains("(a flag") && name.find(); ) {
            if (!cell.contains("in `" + name.group(1) + "`")) {
                locks.add(name.group(1) + (cell.contains("(monitor") ? " (monitor)" : ""));
            }
        }
        return locks;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

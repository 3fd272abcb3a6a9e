// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plugboard.connection.InvalidRequestException;

/**
 * What platform files say. Of a file with a mistake holds what stood there before, and nothing if there was nothing. Shipped files,
 * which tests have read, are read when they are needed.
 *
 * @param catalog the platforms
 * @param good the last text of each file without a mistake, by the file's name
 * @param mistakes what is wrong with which file now
 */
record Edition(Catalog catalog, Map<String, PlatformFile> good, Map<String, String> mistakes) {

    static final Edition EMPTY = new Edition(new Catalog(List.of()), Map.of(), Map.of());

    Edition {
        good = Map.copyOf(good);
        mistakes = Map.copyOf(mistakes);
    }

    /** The edition behind this one, of these files, those of the highest layer last. */
    Edition next(Collection<PlatformFile> files) {
        Map<String, PlatformFile> tried = new LinkedHashMap<>();
        files.forEach(file -> tried.put(file.name(), file));
        Map<String, String> wrong = new HashMap<>();
        while (true) {
            Map<PlatformFile, InvalidRequestException> failures = new LinkedHashMap<>();
            List<Listed> platforms = read(tried.values(), failures);
            if (failures.isEmpty()) {
                return new Edition(new Catalog(platforms), tried, wrong);
            }
            failures.forEach((file, failure) -> {
                wrong.putIfAbsent(file.name(), String.valueOf(failure.getMessage()));
                PlatformFile before = good.get(file.name());
                if (before == null || before.equals(file)) {
                    tried.remove(file.name());
                } else {
                    tried.put(file.name(), before);
                }
            });
        }
    }

    /** One round. Files that extend one which cannot be read are looked at in the next, when that is known. */
    private static List<Listed> read(
            Collection<PlatformFile> files, Map<PlatformFile, InvalidRequestException> failures) {
        Inheritance inheritance = new Inheritance(files);
        failures.putAll(inheritance.failures());
        List<Listed> platforms = new ArrayList<>();
        if (failures.isEmpty()) {
            boolean shippedAreAsTested = !inheritance.takesShippedPlaces();
            for (PlatformFile file : inheritance.files()) {
                try {
                    platforms.add(
                            file.isShipped() && shippedAreAsTested
                                    ? Listed.later(file, inheritance.selection(file), () -> platform(inheritance, file))
                                    : Listed.read(file, platform(inheritance, file)));
                } catch (InvalidRequestException e) {
                    failures.put(file, e);
                }
            }
        }
        return platforms;
    }

    private static Platform platform(Inheritance inheritance, PlatformFile file) {
        return PlatformReader.read(inheritance.whole(file));
    }
}

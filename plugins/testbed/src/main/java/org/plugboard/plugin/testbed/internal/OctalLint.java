// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The part of {@link Lint} about numbers of a path that begin with a zero: YAML 1.1 counts them in eights, few people do. */
final class OctalLint {

    /** Up to 07 it makes no difference. */
    private static final Pattern OCTAL = Pattern.compile("0[0-7_]*[1-7]_*[0-7][0-7_]*");

    /** What is read as it is written. */
    private static final Set<String> TEXTS =
            Set.of("class", "protocol", "host", "ip", "username", "alias", "credentials");

    private OctalLint() {}

    /** Takes the entries of a path. */
    static void check(Map<String, Item> path, Report report) {
        path.forEach((key, item) -> {
            if (!TEXTS.contains(key)
                    && !item.place().isSecret()
                    && item.content() instanceof Scalar scalar
                    && !scalar.isSecret()
                    && scalar.value() instanceof Number number
                    && OCTAL.matcher(scalar.written()).matches()) {
                report.warn(
                        item.place(),
                        "%s is %s, since YAML takes a number that begins with 0 for an octal one"
                                .formatted(scalar.written(), number),
                        "leave out the 0");
            }
        });
    }
}

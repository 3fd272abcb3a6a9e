// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in {@code %{…}}: the way to a value from the top of the testbed (semantics 102).
 *
 * @param steps its keys; where one of them has dots, they are several steps here
 * @param ofKeys whether the keys of the value are meant, not the value
 */
record Reference(List<String> steps, boolean ofKeys) {

    private static final String SELF = "self";
    private static final String KEYS = ".keys()";

    /** Not {@code %{1,2}}, which is of a regular expression. */
    private static final Pattern WAY =
            Pattern.compile("(?=[\\p{L}_'\"%])[^,;{}\\[\\]=]*(?:%[A-Z_]*\\{.*)?", Pattern.DOTALL);

    private static final Pattern STEP = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^.]+)");

    static boolean isOne(String body) {
        return WAY.matcher(body).matches();
    }

    static Reference of(String body) {
        boolean ofKeys = body.endsWith(KEYS);
        String way = ofKeys ? body.substring(0, body.length() - KEYS.length()) : body;
        List<String> steps = new ArrayList<>();
        Matcher step = STEP.matcher(way);
        while (step.find()) {
            steps.add(step.group(1) != null ? step.group(1) : step.group(2) != null ? step.group(2) : step.group(3));
        }
        return new Reference(steps, ofKeys);
    }

    /** Whether it begins with the device around it. */
    boolean isOfSelf() {
        return !steps.isEmpty() && steps.get(0).equals(SELF);
    }

    /** Whether it is the name of the device around it. */
    boolean isSelf() {
        return isOfSelf() && steps.size() == 1 && !ofKeys;
    }

    /** The way from the top of what begins with the device around it. */
    Reference within(String device) {
        List<String> way = new ArrayList<>(List.of("devices", device));
        way.addAll(steps.subList(1, steps.size()));
        return new Reference(way, ofKeys);
    }
}

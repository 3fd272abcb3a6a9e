// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.util.ArrayList;
import java.util.List;
import org.plugboard.device.Finding;
import org.plugboard.device.Plugboard;
import org.plugboard.device.TestbedRequest;

/** What was found in several testbeds. */
final class Validation {

    private final Plugboard plugboard;
    private final List<Finding> findings = new ArrayList<>();
    private final List<TestbedRequest> usable = new ArrayList<>();
    private int testbeds;

    Validation(Plugboard plugboard) {
        this.plugboard = plugboard;
    }

    /** Reads one more. */
    void read(TestbedRequest request) {
        testbeds++;
        List<Finding> found = plugboard.validate(request);
        findings.addAll(found);
        if (found.stream().noneMatch(Finding::isError)) {
            usable.add(request);
        }
    }

    /**
     * Reads the folder in which those files are, as who loads it does: what only all of them together show, such as two devices
     * of one name.
     */
    void readTogether(TestbedRequest folder) {
        plugboard.validate(folder).stream()
                .filter(finding -> finding.line() > 0 && !findings.contains(finding))
                .forEach(findings::add);
    }

    /** All findings, in the order of the testbeds. */
    List<Finding> findings() {
        return findings;
    }

    /** The testbeds without an error. */
    List<TestbedRequest> usable() {
        return usable;
    }

    /** Whether there is an error, or, if {@code strict}, a warning. */
    boolean failed(boolean strict) {
        return strict ? !findings.isEmpty() : findings.stream().anyMatch(Finding::isError);
    }

    /** How many errors and warnings there are, for people. */
    String summary() {
        long errors = findings.stream().filter(Finding::isError).count();
        return counted(testbeds, "file") + ": " + counted(errors, "error") + ", "
                + counted(findings.size() - errors, "warning");
    }

    /** What a testbed is called in a report; the text of one may hold passwords. */
    static String name(TestbedRequest request) {
        return request.isText() ? TestbedPlaces.PIPED : request.place();
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}

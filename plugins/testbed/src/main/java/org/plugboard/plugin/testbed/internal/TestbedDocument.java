// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import org.plugboard.device.TestbedException;
import org.plugboard.device.TestbedFacts;
import org.plugboard.plugin.testbed.internal.Texts.Unreadable;
import org.plugboard.spi.TestbedReading;

/** Reads one testbed: the text that was named with all that it extends and includes, until nothing of YAML is left. */
final class TestbedDocument {

    /**
     * What was read.
     *
     * @param root the testbed from its top, extends and markup replaced
     * @param facts what that means
     */
    record Result(Item root, TestbedFacts facts) {}

    private final TestbedReading reading;
    private final Texts texts;

    TestbedDocument(TestbedReading reading) {
        this(reading, new Texts(reading));
    }

    TestbedDocument(TestbedReading reading, Texts texts) {
        this.reading = reading;
        this.texts = texts;
    }

    /** @throws TestbedException if it cannot be used */
    Result read(Location location) {
        try {
            return read(texts.read(location, null));
        } catch (Unreadable e) {
            throw new TestbedException(location.name() + ": " + e.words(), e);
        }
    }

    /** @throws TestbedException if it cannot be used */
    Result read(Source source) {
        Report report = new Report(reading, source.name());
        Item root = root(source, report);
        new Structure(report).check(root);
        new KeyCheck(report, reading.isValidation()).check(root);
        TestbedFacts facts = new TestbedReader(source.location().fileName(), root, report).read();
        if (reading.isValidation()) {
            new Lint(reading, report).check(root, facts);
        }
        report.refuseErrors();
        return new Result(root, facts);
    }

    /** The tree of the testbed without extends and markup. */
    private Item root(Source source, Report report) {
        Budget budget = new Budget();
        Answers answers = new Answers(reading, report);
        Includes includes = new Includes(texts, report, budget);
        try {
            Item own = includes.item(source);
            if (own.isEmpty() && own.content() instanceof Scalar) {
                throw empty(source);
            }
            Item merged = new Extends(includes, report, budget, top -> markup(top, report, budget, includes, answers)
                            .resolve(top.block().get("extends")))
                    .merged(own);
            return markup(merged, report, budget, includes, answers).resolve(merged);
        } catch (Fault fault) {
            throw report.end(fault);
        } catch (Budget.Exhausted e) {
            throw report.end(e.fault());
        }
    }

    private Markup markup(Item root, Report report, Budget budget, Includes includes, Answers answers) {
        return new Markup(root, reading, report, budget, includes, answers);
    }

    private static TestbedException empty(Source source) {
        return new TestbedException(source.name() + ": is empty; a testbed has at least the key devices");
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plugboard.device.Finding;

/** Findings as compilers print them: the place and what is wrong, the line with a caret, what would be right. */
record FindingPrinter(PrintWriter out) {

    private static final String INDENTATION = "    ";

    void print(List<Finding> findings) {
        findings.forEach(this::print);
    }

    private void print(Finding finding) {
        out.println(OneLine.of(finding.place() + ": " + finding.severity() + ": " + finding.message()));
        if (!finding.excerpt().isBlank()) {
            Excerpt excerpt = new Excerpt(finding.excerpt(), finding.caret());
            out.println(INDENTATION + excerpt.line());
            if (!excerpt.caret().isEmpty()) {
                out.println(INDENTATION + excerpt.caret());
            }
        }
        if (!finding.hint().isEmpty()) {
            out.println(INDENTATION + "hint: " + OneLine.of(finding.hint()));
        }
    }

    /** What {@code --json} prints of it. */
    static Map<String, Object> toMap(Finding finding) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", finding.file());
        map.put("line", finding.line());
        map.put("column", finding.column());
        map.put("severity", finding.severity().toString());
        map.put("message", finding.message());
        map.put("hint", finding.hint());
        return map;
    }
}

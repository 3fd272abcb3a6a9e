// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.reader.ReaderException;

/** Says where somebody has to edit a text that is no YAML. Snakeyaml's exceptions are no causes: they quote the file, passwords and all. */
final class SyntaxErrors {

    private static final Pattern CONFLICT = Pattern.compile("(?:<{7}|>{7}|\\|{7})(?: .*)?|={7}");

    private final Source source;
    private final Parser parser;

    SyntaxErrors(Source source, Parser parser) {
        this.source = source;
        this.parser = parser;
    }

    /** @throws Fault if the text is no YAML */
    <T> T in(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ReaderException e) {
            throw unprintable(e);
        } catch (MarkedYAMLException e) {
            throw fault(e);
        } catch (NumberFormatException e) {
            // Of snakeyaml's scanner.
            int last = source.lines().size();
            throw Place.at(source, last, source.lines().get(last - 1).length())
                    .error("the text ends within an escape such as \\x41", "close the quote");
        } catch (YAMLException e) {
            throw SyntaxFault.OTHER.at(Place.of(source, parser.peekEvent().getStartMark()), 0);
        }
    }

    private Fault unprintable(ReaderException e) {
        String text = source.text();
        String before = text.substring(0, text.offsetByCodePoints(0, e.getPosition()));
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int column = before.length() - before.lastIndexOf('\n');
        return Place.at(source, line, column)
                .error(String.format("the character U+%04X may not be in a YAML file", e.getCodePoint()));
    }

    private Fault fault(MarkedYAMLException e) {
        Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
        Mark context = e.getContextMark() == null ? mark : e.getContextMark();
        Place place = Place.of(source, mark);
        SyntaxFault fault = SyntaxFault.of(String.valueOf(e.getProblem()).strip());
        return markup(source)
                .or(this::conflict)
                .or(() -> Templates.in(source, place.line()))
                .or(() -> new OpenBracket(source).of(fault, place, context))
                .or(() -> new LineSlips(source).of(fault, place, context.getLine() + 1))
                .orElseGet(
                        () -> fault.at(fault.isAtBegin() ? Place.of(source, context) : place, context.getLine() + 1));
    }

    /** A page that a browser would show: what a server sends instead of the file. */
    static Optional<Fault> markup(Source source) {
        String begin = source.text().stripLeading();
        if (!begin.startsWith("<") || begin.startsWith("<<")) {
            return Optional.empty();
        }
        int line = 1
                + (int) source.text()
                        .substring(0, source.text().length() - begin.length())
                        .lines()
                        .count();
        return Optional.of(Place.at(
                        source, Math.max(1, Math.min(line, source.lines().size())), 1)
                .error("this is HTML or XML, no YAML", "fetch the file itself (\"raw\"), not the page that shows it"));
    }

    private Optional<Fault> conflict() {
        List<String> lines = source.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (CONFLICT.matcher(lines.get(i)).matches()) {
                return Optional.of(Place.at(source, i + 1, 1)
                        .error(
                                "this line marks a conflict of two versions",
                                "keep one of the versions and delete the lines <<<<<<<, ======= and >>>>>>>"));
            }
        }
        return Optional.empty();
    }
}

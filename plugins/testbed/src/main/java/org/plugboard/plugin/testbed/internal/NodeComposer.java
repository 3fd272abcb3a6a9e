// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/** Makes snakeyaml's nodes of a text; its errors become ours, without their causes: those quote the file, passwords and all. */
final class NodeComposer {

    private final String file;
    private final LoaderOptions options;

    NodeComposer(String file, LoaderOptions options) {
        this.file = file;
        this.options = options;
    }

    /** The only document of the text; null if it has none. */
    @Nullable
    Node compose(String text) {
        ParserImpl parser = new ParserImpl(new StreamReader(text), options);
        try {
            return new Composer(parser, new Scalars.PyYamlResolver(), options).getSingleNode();
        } catch (ReaderException e) {
            throw unprintable(text, e);
        } catch (MarkedYAMLException e) {
            throw syntaxError(e);
        } catch (YAMLException e) {
            throw Place.of(file, parser.peekEvent().getStartMark(), "").error(e.getMessage());
        }
    }

    private Fault unprintable(String text, ReaderException e) {
        String before = text.substring(0, text.offsetByCodePoints(0, e.getPosition()));
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int column = before.length() - before.lastIndexOf('\n');
        return new Place(file, line, column, "")
                .error(String.format("the character U+%04X may not be in a YAML file", e.getCodePoint()));
    }

    private Fault syntaxError(MarkedYAMLException e) {
        Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
        Mark context = e.getContextMark() == null ? mark : e.getContextMark();
        Place place = Place.of(file, mark, "");
        String problem = String.valueOf(e.getProblem()).strip();
        return SyntaxFault.of(problem)
                .map(fault -> place.error(fault.words(), fault.hint(context.getLine() + 1)))
                .orElseGet(() -> place.error(
                        e.getContext() == null
                                ? problem
                                : problem + " " + e.getContext().strip()));
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.Event.ID;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads one YAML document into {@link Item}s, aliases and merges followed, markup as it stands. It goes by snakeyaml's events,
 * not by its nodes, of which a large lab has millions. Used once.
 */
final class YamlDocument {

    private final Source source;
    private final Parser parser;
    private final YamlValues values;

    YamlDocument(Source source, Report report, Budget budget) {
        this.source = source;
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        this.parser = new ParserImpl(new StreamReader(source.text()), options);
        this.values = new YamlValues(source, parser, report, budget);
    }

    /** The only document of the text; nothing if it has none. */
    Optional<Item> read() {
        new LongLines(source).check();
        return new SyntaxErrors(source, parser).in(this::document);
    }

    private Optional<Item> document() {
        parser.getEvent();
        if (parser.checkEvent(ID.StreamEnd)) {
            return Optional.empty();
        }
        parser.getEvent();
        Event first = parser.getEvent();
        Item root = values.value(first, Place.of(source, first.getStartMark()), 0);
        parser.getEvent();
        if (!parser.checkEvent(ID.StreamEnd)) {
            throw SyntaxFault.SECOND_DOCUMENT.at(
                    Place.of(source, parser.peekEvent().getStartMark()), 0);
        }
        return Optional.of(root);
    }
}

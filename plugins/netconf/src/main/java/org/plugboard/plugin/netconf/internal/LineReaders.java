// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plugboard.netconf.CommitOptions;
import org.plugboard.netconf.ConfigSource;
import org.plugboard.netconf.ConfigTarget;
import org.plugboard.netconf.ConfigText;
import org.plugboard.netconf.ConfigUrl;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.DatastoreIdentity;
import org.plugboard.netconf.EditOptions;
import org.plugboard.netconf.EditOptions.DefaultOperation;
import org.plugboard.netconf.EditOptions.OnError;
import org.plugboard.netconf.Filter;
import org.plugboard.netconf.Query;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcError;
import org.plugboard.netconf.Schema;
import org.plugboard.netconf.WithDefaults;
import org.plugboard.plugin.netconf.internal.Line.Work;
import org.plugboard.plugin.netconf.internal.xml.Content;

/** Reads what stands behind the names of the lines, and says what people are shown of the answers. */
final class LineReaders {

    private static final String OK = "<ok/>";

    private LineReaders() {}

    /** An operation as XML: what is within its reply. */
    static Work raw(String xml) {
        return content(Rpc.of(xml));
    }

    private static Work content(Rpc rpc) {
        return session -> Content.of(session.send(rpc).answer().text());
    }

    private static Work data(Rpc rpc) {
        return session -> session.send(rpc).answer().indented().text();
    }

    /** That it was done, and what the device warned of. */
    static Work done(Words words, Rpc rpc) {
        words.end();
        return session -> done(session.send(rpc).warnings());
    }

    private static String done(List<RpcError> warnings) {
        return OK
                + warnings.stream()
                        .map(warning -> "\nwarning: " + Failures.excerpt(warning.text()))
                        .collect(Collectors.joining());
    }

    static Work get(Words words) {
        return data(Rpc.get(filtered(words, Query.ALL)));
    }

    static Work getConfig(Words words) {
        Datastore source = words.datastore();
        return data(Rpc.getConfig(source, filtered(words, Query.ALL)));
    }

    /** The filter is all that stands behind the options. */
    private static Query filtered(Words words, Query query) {
        Query whole = words.option("with-defaults", mode -> mode.constant(WithDefaults.values(), "a mode"))
                .map(query::withDefaults)
                .orElse(query);
        return words.isAtEnd() ? whole : whole.filter(Filter.of(words.rest()));
    }

    static Work getData(Words words) {
        DatastoreIdentity source = words.datastoreIdentity();
        Query query = Query.ALL;
        List<String> origins = new ArrayList<>();
        for (boolean more = true; more; ) {
            if (words.has("config")) {
                query = query.config(true);
            } else if (words.has("state")) {
                query = query.config(false);
            } else if (words.has("with-origin")) {
                query = query.withOrigins();
            } else if (words.has("max-depth")) {
                query = query.maxDepth((int) Math.min(Integer.MAX_VALUE, words.number("a number of levels")));
            } else if (words.has("origin")) {
                origins.add(words.word("an origin is wanted"));
            } else {
                Optional<WithDefaults> mode =
                        words.option("with-defaults", value -> value.constant(WithDefaults.values(), "a mode"));
                query = mode.map(query::withDefaults).orElse(query);
                more = mode.isPresent();
            }
        }
        return data(Rpc.getData(source, filtered(words, query.origins(origins))));
    }

    static Work editConfig(Words words) {
        Datastore target = words.datastore();
        EditOptions options = EditOptions.DEFAULTS;
        for (boolean more = true; more; ) {
            if (words.has("default-operation")) {
                options = options.defaultOperation(words.constant(DefaultOperation.values(), "an operation"));
            } else if (words.has("test-option")) {
                options = options.test(words.constant(EditOptions.Test.values(), "a test"));
            } else if (words.has("error-option")) {
                options = options.onError(words.constant(OnError.values(), "a reaction"));
            } else {
                more = false;
            }
        }
        return done(words, Rpc.editConfig(target, config(words), options));
    }

    static Work editData(Words words) {
        DatastoreIdentity target = words.datastoreIdentity();
        DefaultOperation operation = words.option(
                        "default-operation", value -> value.constant(DefaultOperation.values(), "an operation"))
                .orElse(DefaultOperation.MERGE);
        return done(words, Rpc.editData(target, config(words), operation));
    }

    private static ConfigSource config(Words words) {
        return words.place(text -> text.startsWith("<") ? ConfigText.of(text) : ConfigUrl.of(text), "XML or a URL");
    }

    static Work edit(Words words) {
        String config = words.xml("the configuration");
        return session -> done(session.edit(config));
    }

    static Work copyConfig(Words words) {
        ConfigSource source = words.source();
        return done(words, Rpc.copyConfig(source, target(words)));
    }

    static Work deleteConfig(Words words) {
        return done(words, Rpc.deleteConfig(target(words)));
    }

    private static ConfigTarget target(Words words) {
        return words.place(ConfigTarget::of, "a datastore or a URL");
    }

    static Work diff(Words words) {
        ConfigSource before = words.source();
        ConfigSource after = words.source();
        return session -> session.difference(before, after).toString();
    }

    static Work partialLock(Words words) {
        return content(Rpc.partialLock(words.words("an XPath expression is wanted"), Map.of()));
    }

    static Work commit(Words words) {
        CommitOptions options = CommitOptions.PLAIN;
        for (boolean more = true; more; ) {
            if (words.has("confirmed")) {
                Duration time = words.isAtNumber() ? Duration.ofSeconds(words.number("a number of seconds")) : null;
                options = new CommitOptions(true, time, options.persist(), options.persistId());
            } else if (words.has("persist")) {
                options = options.persist(words.word("a word is wanted"));
            } else if (words.has("persist-id")) {
                options = options.persistId(words.word("a word is wanted"));
            } else {
                more = false;
            }
        }
        return done(words, Rpc.commit(options));
    }

    static Work cancelCommit(Words words) {
        return done(
                words,
                words.option("persist-id", value -> value.word("a word is wanted"))
                        .map(Rpc::cancelCommit)
                        .orElseGet(Rpc::cancelCommit));
    }

    static Work getSchema(Words words) {
        String name = words.word("the name of a module is wanted");
        String version = words.isAtEnd() ? "" : words.word("a version is wanted");
        String format = words.isAtEnd() ? "" : words.word("a format is wanted");
        return session ->
                Schemas.text(session.send(Rpc.getSchema(name, version, format)).answer());
    }

    static Work schemas(Words words) {
        words.end();
        return session -> session.schemas().stream()
                .map(Schema::toString)
                .distinct()
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    static Work capabilities(Words words) {
        words.end();
        return session -> String.join("\n", session.capabilities());
    }

    static Work action(Words words) {
        return content(Rpc.action(words.xml("the action")));
    }
}

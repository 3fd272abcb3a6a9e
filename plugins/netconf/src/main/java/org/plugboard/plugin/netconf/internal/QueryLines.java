// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.ArrayList;
import java.util.List;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.DatastoreIdentity;
import org.plugboard.netconf.Query;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.WithDefaults;

/** Reads the lines that ask for data: options in any order, and among them a filter. */
final class QueryLines {

    private QueryLines() {}

    static Work get(Words words) {
        return data(Rpc.get(query(words, options())));
    }

    static Work getConfig(Words words) {
        Datastore source = words.datastore();
        return data(Rpc.getConfig(source, query(words, options())));
    }

    static Work getData(Words words) {
        DatastoreIdentity source = words.datastoreIdentity();
        Options<Query> options = options()
                .once("config", (query, behind) -> only(query, true, behind))
                .once("state", (query, behind) -> only(query, false, behind))
                .often("origin", QueryLines::origin)
                .often("negated-origin", QueryLines::negatedOrigin)
                .once("max-depth", (query, behind) -> query.maxDepth(levels(behind)))
                .once("with-origin", (query, behind) -> query.withOrigins());
        return data(Rpc.getData(source, query(words, options)));
    }

    private static Work data(Rpc rpc) {
        return Work.asking(rpc, reply -> reply.answer().indented().text());
    }

    private static Options<Query> options() {
        return new Options<Query>()
                .once(
                        "with-defaults",
                        (query, behind) -> query.withDefaults(behind.constant(WithDefaults.values(), "a mode")));
    }

    private static Query query(Words words, Options<Query> options) {
        Query query = options.read(words, Query.ALL);
        if (words.isAtEnd()) {
            words.refuseNamespaces();
            return query;
        }
        LineFilter filter = LineFilter.take(words, options.names());
        Query whole = options.read(words, query);
        return whole.filter(filter.in(words));
    }

    private static Query only(Query query, boolean config, Words words) {
        if (query.config() != null) {
            throw words.invalid("config and state exclude each other");
        }
        return query.config(config);
    }

    private static Query origin(Query query, Words words) {
        return query.origins(withAnother(query.origins(), words));
    }

    private static Query negatedOrigin(Query query, Words words) {
        return query.negatedOrigins(withAnother(query.negatedOrigins(), words));
    }

    private static List<String> withAnother(List<String> origins, Words words) {
        List<String> more = new ArrayList<>(origins);
        more.add(words.word("an origin is wanted"));
        return more;
    }

    private static int levels(Words words) {
        if (words.has("unbounded")) {
            return 0;
        }
        long levels = words.number("a number of levels is wanted");
        if (levels == 0) {
            throw words.invalid("max-depth is 0; it is 1 … 65535, or unbounded");
        }
        return (int) Math.min(Integer.MAX_VALUE, levels);
    }
}

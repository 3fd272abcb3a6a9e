// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a datastore; what is null, empty or 0 is not said to the device. Configuration, origin and depth belong to {@code
 * get-data} (RFC 8526, section 3.1.1) and are refused for other operations.
 *
 * @param filter the part that is wanted
 * @param withDefaults whether data that have their default values are wanted
 * @param config whether only configuration, true, or only state, false
 * @param origins only what comes from there, for example {@code intended}, {@code or:learned}
 * @param negatedOrigins only what comes from nowhere there
 * @param maxDepth so many levels of the data, 1 … 65535
 * @param withOrigin whether the device says of each datum where it comes from
 */
public record Query(
        @Nullable Filter filter,
        @Nullable WithDefaults withDefaults,
        @Nullable Boolean config,
        List<String> origins,
        List<String> negatedOrigins,
        int maxDepth,
        boolean withOrigin) {

    /** Everything, as the device gives it. */
    public static final Query ALL = new Query(null, null, null, List.of(), List.of(), 0, false);

    /** @throws IllegalArgumentException if the depth is not one, or origins are both wanted and not */
    public Query {
        origins = List.copyOf(origins);
        negatedOrigins = List.copyOf(negatedOrigins);
        if (!origins.isEmpty() && !negatedOrigins.isEmpty()) {
            throw new IllegalArgumentException(
                    "origin-filter and negated-origin-filter exclude each other (RFC 8526, section 3.1.1)");
        }
        if (maxDepth < 0 || maxDepth > 65535) {
            throw new IllegalArgumentException("max-depth is %d; it is 1 … 65535".formatted(maxDepth));
        }
    }

    /** The part that the filter selects. */
    public static Query of(Filter filter) {
        return ALL.filter(filter);
    }

    /**
     * As people write a filter: XML or an XPath expression; an empty text is everything.
     *
     * @throws IllegalArgumentException if it is {@linkplain Filter#of neither}
     */
    public static Query of(String filter) {
        return filter.isBlank() ? ALL : of(Filter.of(filter));
    }

    /** The same of another part. */
    public Query filter(Filter part) {
        return new Query(part, withDefaults, config, origins, negatedOrigins, maxDepth, withOrigin);
    }

    /** The same with other defaults. */
    public Query withDefaults(WithDefaults mode) {
        return new Query(filter, mode, config, origins, negatedOrigins, maxDepth, withOrigin);
    }

    /** The same, only of the configuration or only of the state. */
    public Query config(boolean only) {
        return new Query(filter, withDefaults, only, origins, negatedOrigins, maxDepth, withOrigin);
    }

    /** The same, only of what comes from there. */
    public Query origins(List<String> wanted) {
        return new Query(filter, withDefaults, config, wanted, negatedOrigins, maxDepth, withOrigin);
    }

    /** The same, without what comes from there. */
    public Query negatedOrigins(List<String> unwanted) {
        return new Query(filter, withDefaults, config, origins, unwanted, maxDepth, withOrigin);
    }

    /** The same, so many levels deep. */
    public Query maxDepth(int levels) {
        return new Query(filter, withDefaults, config, origins, negatedOrigins, levels, withOrigin);
    }

    /** The same, with the origin of each datum. */
    public Query withOrigins() {
        return new Query(filter, withDefaults, config, origins, negatedOrigins, maxDepth, true);
    }

    /** Whether it asks for something that only {@code get-data} knows. */
    public boolean isOnlyForGetData() {
        return config != null || !origins.isEmpty() || !negatedOrigins.isEmpty() || maxDepth != 0 || withOrigin;
    }
}

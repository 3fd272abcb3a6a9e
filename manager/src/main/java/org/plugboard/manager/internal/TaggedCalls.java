// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Calls of which their caller says something more. */
final class TaggedCalls extends ServiceCalls {

    private final ServiceCalls calls;
    private final Map<String, Object> tags;

    TaggedCalls(ServiceCalls calls, String key, Object value) {
        this.calls = calls;
        Map<String, Object> more = new LinkedHashMap<>(calls.tags());
        more.put(key, value);
        this.tags = Collections.unmodifiableMap(more);
    }

    @Override
    ManagedConnection connection() {
        return calls.connection();
    }

    @Override
    Sessions sessions(ManagedConnection called) {
        return calls.sessions(called);
    }

    @Override
    ServiceCalls target(ManagedConnection called) {
        return calls.target(called);
    }

    @Override
    Map<String, Object> tags() {
        return tags;
    }

    @Override
    public String toString() {
        return calls + " " + tags;
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a device says in its {@code hello} that it can do.
 *
 * @param uris the capabilities
 */
public record Capabilities(List<String> uris) {

    static final String WRITABLE_RUNNING = ":writable-running:";
    static final String CANDIDATE = ":candidate:";
    static final String CONFIRMED_COMMIT = ":confirmed-commit:";
    static final String CONFIRMED_COMMIT_1_1 = ":confirmed-commit:1.1";
    static final String ROLLBACK_ON_ERROR = ":rollback-on-error:";
    static final String VALIDATE = ":validate:";
    static final String VALIDATE_1_1 = ":validate:1.1";
    static final String STARTUP = ":startup:";
    static final String URL = ":url:";
    static final String XPATH = ":xpath:";
    static final String WITH_DEFAULTS = ":with-defaults:";
    static final String PARTIAL_LOCK = ":partial-lock:";
    static final String NOTIFICATION = ":notification:";
    static final String INTERLEAVE = ":interleave:";
    static final String MONITORING = ":ietf-netconf-monitoring";
    static final String BASE_NOTIFICATIONS = ":ietf-netconf-notifications";
    static final String YANG_LIBRARY = ":yang-library:";
    static final String NMDA = ":ietf-netconf-nmda";

    /** Whether one of them has this in it. */
    boolean has(String part) {
        return find(part).isPresent();
    }

    /** The values, of the capability that has this in it, of a parameter; none if it has none. */
    List<String> values(String part, String name) {
        return find(part)
                .flatMap(uri -> parameter(uri, name))
                .map(value -> List.of(value.split(",")))
                .orElse(List.of());
    }

    /** What stands behind the {@code ?} of a URI under a name. */
    static Optional<String> parameter(String uri, String name) {
        return Arrays.stream(uri.substring(uri.indexOf('?') + 1).split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst();
    }

    private Optional<String> find(String part) {
        return uris.stream().filter(uri -> uri.contains(part)).findFirst();
    }
}

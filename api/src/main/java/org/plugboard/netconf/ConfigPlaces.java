// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The places of configurations that people write in one word. */
final class ConfigPlaces {

    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:/\\S*");

    private ConfigPlaces() {}

    static Optional<ConfigTarget> read(String text) {
        String word = text.strip();
        if (URL.matcher(word).matches()) {
            return Optional.of(new ConfigUrl(word));
        }
        return datastore(text).map(known -> known);
    }

    static Optional<Datastore> datastore(String text) {
        return Arrays.stream(Datastore.values())
                .filter(known -> known.toString().equalsIgnoreCase(text.strip()))
                .findFirst();
    }

    /** How any datastore is written. */
    static String identities() {
        return "%s, %s or {namespace}name".formatted(datastores(), DatastoreIdentity.FACTORY_DEFAULT);
    }

    static String datastores() {
        List<String> names =
                Arrays.stream(Datastore.values()).map(Datastore::toString).toList();
        return String.join(", ", names);
    }
}

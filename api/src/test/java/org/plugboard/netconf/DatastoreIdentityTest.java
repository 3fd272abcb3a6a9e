// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A datastore is any identity, and is written as it is read. */
final class DatastoreIdentityTest {

    @ParameterizedTest
    @CsvSource({
        "running, urn:ietf:params:xml:ns:yang:ietf-datastores, running",
        "Operational, urn:ietf:params:xml:ns:yang:ietf-datastores, operational",
        "factory-default, urn:ietf:params:xml:ns:yang:ietf-factory-default, factory-default",
        "{urn:vendor}ephemeral, urn:vendor, ephemeral"
    })
    void isReadAsPeopleWriteIt(String text, String namespace, String identity) {
        DatastoreIdentity datastore = DatastoreIdentity.of(text);
        assertThat(datastore.namespace()).isEqualTo(namespace);
        assertThat(datastore.identity()).isEqualTo(identity);
        assertThat(DatastoreIdentity.of(datastore.toString())).isEqualTo(datastore);
    }

    @Test
    void thoseOfTheEnumAreThemselves() {
        assertThat(DatastoreIdentity.of("candidate")).isSameAs(Datastore.CANDIDATE);
        assertThat(DatastoreIdentity.of("{urn:ietf:params:xml:ns:yang:ietf-datastores}intended"))
                .isSameAs(Datastore.INTENDED);
        assertThat(ConfigSource.of("running")).isSameAs(Datastore.RUNNING);
    }

    @Test
    void eachIsASourceToo() {
        assertThat(ConfigSource.of("{urn:vendor}ephemeral"))
                .isEqualTo(new DatastoreIdentity.Other("urn:vendor", "ephemeral"));
        assertThat(ConfigSource.of("factory-default")).isSameAs(DatastoreIdentity.FACTORY_DEFAULT);
        assertThatThrownBy(() -> ConfigTarget.of("factory-default")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ConfigSource.of("flash"))
                .hasMessage("a datastore (running, candidate, startup, intended, operational, factory-default or"
                        + " {namespace}name), a URL or XML is wanted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "flash", "{}a", "{urn:a}", "{urn:a}1<", "<running/>"})
    void whatNamesNoneIsRefused(String text) {
        assertThatThrownBy(() -> DatastoreIdentity.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.netconf.CommitOptions;
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
import org.plugboard.netconf.RpcLimits;
import org.plugboard.netconf.RpcParameter;
import org.plugboard.netconf.WithDefaults;

/** What a device has not said that it can is refused before anything is sent, with the name of what is missing. */
final class RequirementsTest {

    private static final String CAPABILITY = "urn:ietf:params:netconf:capability:";
    private static final ConfigText CONFIG = ConfigText.of("<a xmlns='urn:a'/>");
    private static final ConfigUrl FILE = ConfigUrl.of("file:///flash/a.xml");
    private static final DatastoreIdentity DYNAMIC = DatastoreIdentity.of("{urn:vendor}ephemeral");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Each with everything that it needs; it fails without any one of them. */
    private static Stream<Arguments> table() {
        return Stream.of(
                needs(Rpc.getConfig(Datastore.CANDIDATE, Query.ALL), ":candidate"),
                needs(Rpc.lock(Datastore.CANDIDATE), ":candidate"),
                needs(Rpc.discardChanges(), ":candidate"),
                needs(Rpc.commit(CommitOptions.PLAIN), ":candidate"),
                needs(edit(Datastore.CANDIDATE, EditOptions.DEFAULTS), ":candidate"),
                needs(edit(Datastore.RUNNING, EditOptions.DEFAULTS), ":writable-running"),
                needs(Rpc.getConfig(Datastore.STARTUP, Query.ALL), ":startup"),
                needs(Rpc.deleteConfig(Datastore.STARTUP), ":startup"),
                needs(Rpc.copyConfig(Datastore.RUNNING, Datastore.STARTUP), ":startup"),
                needs(Rpc.copyConfig(CONFIG, Datastore.RUNNING), ":writable-running"),
                needs(Rpc.validate(CONFIG), ":validate"),
                needs(
                        edit(Datastore.RUNNING, EditOptions.DEFAULTS.test(EditOptions.Test.SET)),
                        ":writable-running",
                        ":validate"),
                needs(
                        edit(Datastore.RUNNING, EditOptions.DEFAULTS.onError(OnError.ROLLBACK_ON_ERROR)),
                        ":writable-running",
                        ":rollback-on-error"),
                needs(Rpc.commit(CommitOptions.confirmed(MINUTE)), ":candidate", ":confirmed-commit"),
                needs(Rpc.cancelCommit(), ":candidate", ":confirmed-commit:1.1"),
                needs(Rpc.deleteConfig(FILE), ":url:1.0?scheme=file"),
                needs(Rpc.copyConfig(FILE, Datastore.RUNNING), ":writable-running", ":url:1.0?scheme=file"),
                needs(
                        Rpc.editConfig(Datastore.RUNNING, FILE, EditOptions.DEFAULTS),
                        ":writable-running",
                        ":url:1.0?scheme=file"),
                needs(Rpc.get(Query.of(Filter.xpath("/a"))), ":xpath"),
                needs(Rpc.get(Query.ALL.withDefaults(WithDefaults.TRIM)), ":with-defaults:1.0?also-supported=trim"),
                needs(Rpc.partialLock(List.of("/a"), Map.of()), ":partial-lock"),
                needs(Rpc.partialUnlock(1), ":partial-lock"),
                needs(Rpc.getSchema("a"), Rpc.MONITORING),
                needs(Rpc.getData(Datastore.OPERATIONAL, Query.ALL), Rpc.NMDA),
                needs(Rpc.lock(DYNAMIC), Rpc.NMDA),
                needs(Rpc.unlock(DYNAMIC), Rpc.NMDA),
                needs(Rpc.validate(Datastore.INTENDED), ":validate", Rpc.NMDA),
                needs(Rpc.validate(DatastoreIdentity.FACTORY_DEFAULT), ":validate", Rpc.NMDA),
                needs(Rpc.getData(Datastore.OPERATIONAL, Query.ALL.negatedOrigins(List.of("system"))), Rpc.NMDA),
                needs(
                        Rpc.copyConfig(Datastore.RUNNING, FILE, WithDefaults.TRIM),
                        ":url:1.0?scheme=file",
                        ":with-defaults:1.0?also-supported=trim"),
                needs(Rpc.editData(Datastore.CANDIDATE, CONFIG, DefaultOperation.MERGE), ":candidate", Rpc.NMDA));
    }

    private static Rpc edit(Datastore target, EditOptions options) {
        return Rpc.editConfig(target, CONFIG, options);
    }

    private static Arguments needs(Rpc rpc, String... capabilities) {
        return Arguments.of(rpc, List.of(capabilities));
    }

    @ParameterizedTest
    @MethodSource("table")
    void eachIsRefusedWithoutAnyOneOfWhatItNeeds(Rpc rpc, List<String> needed) {
        for (String missing : needed) {
            Capabilities others = new Capabilities(needed.stream()
                    .filter(capability -> !capability.equals(missing))
                    .map(RequirementsTest::said)
                    .toList());
            assertThatThrownBy(() -> Requirements.check("R1/nc", rpc, others))
                    .isInstanceOf(NotSupportedException.class)
                    .hasMessageStartingWith("R1/nc: " + rpc.name())
                    .hasMessageContaining(" needs the capability " + missing + ", which the device has not said; ");
        }
        Requirements.check(
                "R1/nc",
                rpc,
                new Capabilities(needed.stream().map(RequirementsTest::said).toList()));
    }

    private static String said(String capability) {
        return !capability.startsWith(":")
                ? capability + "?module=m&revision=2020-01-01"
                : CAPABILITY.substring(0, CAPABILITY.length() - 1)
                        + capability
                        + (capability.matches(".*:1\\.\\d.*") ? "" : ":1.0");
    }

    @ParameterizedTest
    @CsvSource({
        "validate:1.0, test-only, false",
        "validate:1.1, test-only, true",
        "validate:1.0, test-then-set, true",
        "validate:1.1, set, true"
    })
    void onlyTheNewerValidateTestsWithoutSetting(String capability, String option, boolean can) {
        assertCan(
                can,
                edit(
                        Datastore.RUNNING,
                        EditOptions.DEFAULTS.test(EditOptions.Test.valueOf(
                                option.toUpperCase(Locale.ROOT).replace('-', '_')))),
                "test-option test-only needs the capability :validate:1.1, which the device has not said; it has :"
                        + capability,
                "writable-running:1.0",
                capability);
    }

    @ParameterizedTest
    @CsvSource({"1.0, false", "1.1, true"})
    void onlyTheNewerConfirmedCommitHasWords(String version, boolean can) {
        for (CommitOptions options :
                List.of(CommitOptions.confirmed(MINUTE).persist("word"), CommitOptions.PLAIN.persistId("word"))) {
            assertCan(
                    can,
                    Rpc.commit(options),
                    "needs the capability :confirmed-commit:1.1, which the device has not said; it has :confirmed-commit:1.0",
                    "candidate:1.0",
                    "confirmed-commit:" + version);
        }
        assertCan(
                true, Rpc.commit(CommitOptions.confirmed(MINUTE)), "", "candidate:1.0", "confirmed-commit:" + version);
    }

    @ParameterizedTest
    @CsvSource({"sftp, true", "ftp, false", "SFTP, true"})
    void aUrlNeedsItsScheme(String scheme, boolean can) {
        assertCan(
                can,
                Rpc.validate(ConfigUrl.of(scheme + "://u:secret@192.0.2.9/a")),
                "R1/nc: validate with a URL of the scheme ftp needs the capability :url:1.0?scheme=ftp, which the device has "
                        + "not said; it has :url:1.0?scheme=file,sftp; as XML, by rpc, it is sent all the same",
                "validate:1.1",
                "url:1.0?scheme=file,sftp");
    }

    @ParameterizedTest
    @CsvSource({"EXPLICIT, true", "REPORT_ALL, true", "TRIM, false"})
    void aModeOfDefaultsIsTheBasicOneOrAnotherThatTheDeviceNames(WithDefaults mode, boolean can) {
        String capability = "with-defaults:1.0?basic-mode=explicit&also-supported=report-all,report-all-tagged";
        for (Rpc rpc : List.of(
                Rpc.get(Query.ALL.withDefaults(mode)),
                Rpc.getConfig(Datastore.RUNNING, Query.ALL.withDefaults(mode)),
                Rpc.getData(Datastore.RUNNING, Query.ALL.withDefaults(mode)))) {
            assertCan(can, rpc, "it has :" + capability, capability, "yang-library:1.1?revision=2019-01-04");
        }
    }

    @Test
    void modesOfDefaultsOfTheStateAreThoseOfACapabilityOfItsOwn() {
        Rpc state = Rpc.getData(Datastore.OPERATIONAL, Query.ALL.withDefaults(WithDefaults.TRIM));
        String library = "yang-library:1.1?revision=2019-01-04";
        assertCan(
                false,
                state,
                "needs the capability :with-operational-defaults:1.0?also-supported=trim",
                library,
                "with-defaults:1.0?basic-mode=trim");
        assertCan(true, state, "", library, "with-operational-defaults:1.0?basic-mode=trim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"url:1.0", "url:1.0?protocol=http,ftp,file", "url:1.0?scheme=ftp&protocol=http"})
    void aDeviceThatNamesNoSchemeTakesAnyAndOneMayCallThemProtocols(String capability) {
        assertCan(true, Rpc.deleteConfig(ConfigUrl.of("ftp://192.0.2.9/a")), "", capability);
        if (capability.contains("?")) {
            assertCan(false, Rpc.deleteConfig(ConfigUrl.of("sftp://192.0.2.9/a")), "it has :" + capability, capability);
        }
    }

    @Test
    void modulesOfADeviceWithAYangLibraryAreNotKnownFromItsHello() {
        String library = "yang-library:1.0?revision=2016-06-21&module-set-id=a";
        assertCan(true, Rpc.getSchema("a"), "", library);
        assertCan(true, Rpc.getData(Datastore.OPERATIONAL, Query.ALL), "", library);
        assertCan(true, Rpc.action("<a xmlns='urn:a'><b/></a>"), "");
    }

    @Test
    void aDeviceThatSaysNothingIsSaidToHaveNothing() {
        assertCan(
                false,
                Rpc.lock(Datastore.CANDIDATE),
                "R1/nc: lock with the datastore candidate needs the capability :candidate, which the device has not said; "
                        + "it has none of NETCONF's; as XML, by rpc, it is sent all the same");
    }

    @Test
    void capabilitiesOfTheDraftsCountToo() {
        Capabilities junos = new Capabilities(List.of(
                "urn:ietf:params:xml:ns:netconf:capability:candidate:1.0", "http://xml.juniper.net/netconf/junos/1.0"));
        Requirements.check("R1/nc", Rpc.commit(CommitOptions.PLAIN), junos);
    }

    @Test
    void whatIsGivenAsXmlAndOperationsOfOthersAreNotLookedAt() {
        assertCan(true, Rpc.of("<commit/>"), "");
        assertCan(
                true,
                new Rpc(
                        "install",
                        "urn:vendor",
                        List.of(
                                new RpcParameter.Text("url", "ftp://192.0.2.9/image"),
                                new RpcParameter.Text("persist", "yes"),
                                new RpcParameter.Text("with-defaults", "no")),
                        RpcLimits.OF_CONNECTION),
                "");
    }

    @Test
    void onlyGetDataReadsTheDatastoresOfRfc8342() {
        assertThatThrownBy(() -> Requirements.check(
                        "R1/nc", Rpc.getConfig(Datastore.OPERATIONAL, Query.ALL), new Capabilities(Peer.ALL)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("R1/nc: get-config source operational: it knows running, candidate and startup only; "
                        + "get-data reads the others (RFC 8526)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lock operational|lock target operational: it is about datastores that can be changed, and that one is only read (RFC 8526)",
                "unlock factory-default|unlock target factory-default: it is about datastores that can be changed",
                "validate operational|validate source operational: it is about configurations only",
                "copy-config {urn:vendor}ephemeral running|copy-config target running source {urn:vendor}ephemeral: it knows running, candidate and startup only"
            })
    void ofOtherDatastoresOnlyWhatRfc8526SaysIsSent(String line, String reason) {
        Peer peer = Peer.connected();
        assertThatThrownBy(() -> peer.session.execute(line))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("R1/nc: " + reason);
        assertThat(peer.pipe.hasNext()).isFalse();
    }

    @Test
    void onlyRunningAndCandidateAreEdited() {
        Peer peer = Peer.connected();
        assertThatThrownBy(() -> peer.session.execute("edit-config startup <a xmlns='u'/>"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("R1/nc: edit-config target startup: it changes running and candidate only "
                        + "(RFC 6241, section 7.2); copy-config replaces startup");
        assertThat(peer.pipe.hasNext()).isFalse();
    }

    @Test
    void theSessionRefusesBeforeItSends() {
        Peer peer = Peer.connectedWith(CAPABILITY + "candidate:1.0");
        assertThatThrownBy(() -> peer.session.validate(Datastore.CANDIDATE)).isInstanceOf(NotSupportedException.class);
        assertThat(peer.pipe.hasNext()).isFalse();
    }

    @Test
    void aCapabilityIsFoundByItsUriOrItsShortForm() {
        Peer peer = Peer.connectedWith(
                CAPABILITY + "url:1.0?scheme=file,http",
                CAPABILITY + "validate:1.1",
                "urn:m?module=m&revision=2020-01-01",
                "urn:q?module=q&deviations=a&deviations=b");
        assertThat(List.of(
                        ":url",
                        ":url:1.0",
                        CAPABILITY + "url:1.0",
                        CAPABILITY + "url:1.0?scheme=file",
                        ":validate:1.1",
                        "urn:m",
                        "urn:m?module=m&revision=2020-01-01",
                        "urn:ietf:params:netconf:base:1.1",
                        ":base:1.1",
                        "url",
                        "validate:1.1",
                        ":url:1.0?scheme=file",
                        "url?scheme=file",
                        ":url:1.0?scheme=http,file",
                        CAPABILITY + "url:1.0?scheme=http",
                        "urn:m?revision=2020-01-01",
                        "urn:q?deviations=b"))
                .allMatch(peer.session::supports);
        assertThat(List.of(
                        ":candidate",
                        "candidate",
                        ":base:1.0",
                        ":validate:1.0",
                        CAPABILITY + "url:1.0?scheme=ftp",
                        ":url:1.0?scheme=ftp",
                        ":url:1.0?scheme=file,ftp",
                        ":url:1.0?protocol=file",
                        ":url:1.0?http",
                        ":validate:1.1?scheme=file",
                        "urn:m?module=m&revision=2021-01-01",
                        "urn",
                        ""))
                .noneMatch(peer.session::supports);
    }

    @Test
    void whatAMessageSaysThatTheDeviceHasItSupports() {
        Peer peer = Peer.connectedWith(CAPABILITY + "url:1.0?scheme=file,http", CAPABILITY + "xpath:1.0");
        assertThatThrownBy(() -> peer.session.execute("copy-config running ftp://h/f"))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining("needs the capability :url:1.0?scheme=ftp, ")
                .hasMessageContaining("; it has :url:1.0?scheme=file,http; ");
        assertThat(peer.session.execute("supports :url:1.0?scheme=ftp")).isEqualTo("false");
        assertThat(peer.session.execute("supports :url:1.0?scheme=file,http")).isEqualTo("true");
    }

    private static void assertCan(boolean can, Rpc rpc, String message, String... capabilities) {
        Capabilities said = new Capabilities(
                Stream.of(capabilities).map(one -> CAPABILITY + one).toList());
        if (can) {
            Requirements.check("R1/nc", rpc, said);
        } else {
            assertThatThrownBy(() -> Requirements.check("R1/nc", rpc, said))
                    .isInstanceOf(NotSupportedException.class)
                    .hasMessageContaining(message);
        }
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.netconf.ConfigSource;
import org.plugboard.netconf.ConfigUrl;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.Filter;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcParameter;

/**
 * Which capability each operation, parameter, datastore, URL and filter needs (RFC 6241, section 8, and the RFCs of the operations). What
 * a device need not say in its hello is not asked for: modules of YANG 1.1 stand in its YANG library only (RFC 7950, section 5.6.4).
 */
final class Requirements {

    private static final String WITH_DEFAULTS = ":with-defaults";
    private static final String WITH_OPERATIONAL_DEFAULTS = ":with-operational-defaults";
    private static final String URL = ":url";

    /** A row: what needs it, in words; the capabilities of which one is needed. */
    private record Need(String what, List<String> oneOf) {}

    /** What a request needs, if anything, of a device that has these. */
    private interface Rule extends BiFunction<Rpc, Capabilities, Optional<Need>> {}

    private static final List<Rule> RULES = List.of(
            rule(rpc -> uses(rpc, Datastore.CANDIDATE), "the datastore candidate", ":candidate"),
            rule(rpc -> isBase(rpc, "commit", "discard-changes", "cancel-commit"), "", ":candidate"),
            rule(rpc -> uses(rpc, Datastore.STARTUP), "the datastore startup", ":startup"),
            rule(rpc -> changes(rpc, Datastore.RUNNING), "the target running", ":writable-running"),
            rule(rpc -> isBase(rpc, "validate"), "", ":validate"),
            rule(rpc -> has(rpc, "test-option", ""), "test-option", ":validate"),
            rule(rpc -> has(rpc, "test-option", "test-only"), "test-option test-only", ":validate:1.1"),
            rule(
                    rpc -> has(rpc, "error-option", "rollback-on-error"),
                    "error-option rollback-on-error",
                    ":rollback-on-error"),
            rule(rpc -> isBase(rpc, "commit") && has(rpc, "confirmed", ""), "confirmed", ":confirmed-commit"),
            rule(rpc -> isBase(rpc, "commit") && has(rpc, "persist", ""), "persist", ":confirmed-commit:1.1"),
            rule(rpc -> isBase(rpc, "commit") && has(rpc, "persist-id", ""), "persist-id", ":confirmed-commit:1.1"),
            rule(rpc -> isBase(rpc, "cancel-commit"), "", ":confirmed-commit:1.1"),
            rule(Requirements::usesXPath, "an XPath filter", ":xpath"),
            rule(rpc -> isIn(rpc, Rpc.PARTIAL_LOCK), "", ":partial-lock"),
            rule(rpc -> isIn(rpc, Rpc.MONITORING), "", Rpc.MONITORING, ":yang-library"),
            rule(rpc -> isIn(rpc, Rpc.NMDA), "", Rpc.NMDA, ":yang-library"),
            Requirements::datastoreOfNmda,
            Requirements::url,
            Requirements::withDefaults);

    private Requirements() {}

    /**
     * @throws NotSupportedException if the device has not said a capability that the request needs
     * @throws InvalidRequestException if no device can do it
     */
    static void check(String subject, Rpc rpc, Capabilities capabilities) {
        if (rpc.isRaw()) {
            return;
        }
        impossible(rpc).ifPresent(reason -> {
            throw new InvalidRequestException("%s: %s: %s".formatted(subject, rpc, reason));
        });
        for (Rule rule : RULES) {
            rule.apply(rpc, capabilities)
                    .filter(need -> need.oneOf().stream().noneMatch(capabilities::has))
                    .ifPresent(need -> {
                        throw lacking(subject, rpc, need, capabilities);
                    });
        }
    }

    /** As {@link #check} would say. */
    static boolean allow(Rpc rpc, Capabilities capabilities) {
        return isPossible(rpc)
                && RULES.stream().allMatch(rule -> rule.apply(rpc, capabilities)
                        .filter(need -> need.oneOf().stream().noneMatch(capabilities::has))
                        .isEmpty());
    }

    /** Whether there are devices that do it. */
    static boolean isPossible(Rpc rpc) {
        return impossible(rpc).isEmpty();
    }

    /** Why no device does it, if none does. */
    private static Optional<String> impossible(Rpc rpc) {
        if (places(rpc).anyMatch(Datastores::isOfNmda)) {
            return impossibleOfNmda(rpc);
        }
        return isBase(rpc, "edit-config") && targets(rpc, Datastore.STARTUP)
                ? Optional.of(
                        "it changes running and candidate only (RFC 6241, section 7.2); copy-config replaces startup")
                : Optional.empty();
    }

    /** RFC 8526, section 3.2. */
    private static Optional<String> impossibleOfNmda(Rpc rpc) {
        if (isBase(rpc, "lock", "unlock")) {
            return places(rpc).anyMatch(Datastores::isReadOnly)
                    ? Optional.of("it is about datastores that can be changed, and that one is only read (RFC 8526)")
                    : Optional.empty();
        } else if (isBase(rpc, "validate")) {
            return places(rpc).anyMatch(Datastore.OPERATIONAL::equals)
                    ? Optional.of("it is about configurations only, and that one has the state, too (RFC 8526)")
                    : Optional.empty();
        } else if (isBase(rpc, "edit-config")) {
            return Optional.of(
                    "it changes running and candidate only (RFC 6241, section 7.2); edit-data is for the others (RFC 8526)");
        }
        return Optional.of("it knows running, candidate and startup only; get-data reads the others (RFC 8526)");
    }

    private static NotSupportedException lacking(String subject, Rpc rpc, Need need, Capabilities capabilities) {
        String wanted = need.oneOf().get(0);
        String name = wanted.startsWith(":") ? wanted.split("[:?]", 3)[1] : "";
        List<String> family = name.isEmpty() ? List.of() : capabilities.family(":" + name + ":");
        List<String> there = family.isEmpty() ? capabilities.own() : family;
        return new NotSupportedException(
                "%s: %s%s needs the capability %s, which the device has not said; it has %s; as XML, by rpc, it is sent all the same"
                        .formatted(
                                subject,
                                rpc.name(),
                                need.what().isEmpty() ? "" : " with " + need.what(),
                                wanted,
                                there.isEmpty() ? "none of NETCONF's" : Failures.excerpt(String.join(", ", there))));
    }

    private static Rule rule(Predicate<Rpc> when, String what, String... oneOf) {
        Optional<Need> need = Optional.of(new Need(what, List.of(oneOf)));
        return (rpc, capabilities) -> when.test(rpc) ? need : Optional.empty();
    }

    /** A device that names no scheme takes any: older ones say {@code :url:1.0} alone. Junos writes {@code protocol}. */
    private static Optional<Need> url(Rpc rpc, Capabilities capabilities) {
        List<String> schemes = Stream.of("scheme", "protocol")
                .flatMap(parameter -> capabilities.values(URL, parameter).stream())
                .filter(scheme -> !scheme.isEmpty())
                .toList();
        if (schemes.isEmpty() && capabilities.has(URL)) {
            return Optional.empty();
        }
        return Stream.concat(
                        places(rpc).filter(ConfigUrl.class::isInstance).map(place -> ((ConfigUrl) place).scheme()),
                        texts(rpc, "url").map(url -> ConfigUrl.of(url).scheme()))
                .filter(scheme -> !schemes.contains(scheme))
                .findFirst()
                .map(scheme -> new Need("a URL of the scheme " + scheme, List.of(":url:1.0?scheme=" + scheme)));
    }

    /**
     * The basic mode of a device is one that it knows, too (RFC 6243, section 4.3). Its state has a capability of its own (RFC 8526,
     * section 3.1.1.2).
     */
    private static Optional<Need> withDefaults(Rpc rpc, Capabilities capabilities) {
        String capability = uses(rpc, Datastore.OPERATIONAL) ? WITH_OPERATIONAL_DEFAULTS : WITH_DEFAULTS;
        return texts(rpc, "with-defaults")
                .filter(mode -> !capabilities.values(capability, "basic-mode").contains(mode)
                        && !capabilities.values(capability, "also-supported").contains(mode))
                .findFirst()
                .map(mode -> new Need("with-defaults " + mode, List.of(capability + ":1.0?also-supported=" + mode)));
    }

    private static Optional<Need> datastoreOfNmda(Rpc rpc, Capabilities capabilities) {
        return places(rpc)
                .filter(Datastores::isOfNmda)
                .findFirst()
                .map(place -> new Need("the datastore " + place, List.of(Rpc.NMDA, ":yang-library")));
    }

    private static boolean isIn(Rpc rpc, String namespace) {
        return rpc.namespace().equals(namespace);
    }

    private static boolean isBase(Rpc rpc, String... names) {
        return isIn(rpc, Rpc.BASE) && List.of(names).contains(rpc.name());
    }

    private static boolean uses(Rpc rpc, Datastore datastore) {
        return places(rpc).anyMatch(datastore::equals)
                || (isIn(rpc, Rpc.NMDA) && texts(rpc, "datastore").anyMatch(text -> text.equals("ds:" + datastore)));
    }

    private static boolean changes(Rpc rpc, Datastore datastore) {
        return (isBase(rpc, "edit-config", "copy-config") && targets(rpc, datastore))
                || (rpc.name().equals("edit-data") && uses(rpc, datastore));
    }

    private static boolean targets(Rpc rpc, Datastore datastore) {
        return rpc.parameters().stream()
                .anyMatch(parameter -> parameter instanceof RpcParameter.Place place
                        && place.name().equals("target")
                        && place.place() == datastore);
    }

    private static boolean usesXPath(Rpc rpc) {
        return rpc.parameters().stream()
                .anyMatch(parameter -> parameter instanceof RpcParameter.Selection selection
                        && selection.filter().kind() == Filter.Kind.XPATH);
    }

    /** @param value an empty text is any */
    private static boolean has(Rpc rpc, String name, String value) {
        return texts(rpc, name).anyMatch(text -> value.isEmpty() || text.equals(value));
    }

    /** In other namespaces a parameter of that name means something else. */
    private static Stream<String> texts(Rpc rpc, String name) {
        return !isIn(rpc, Rpc.BASE) && !isIn(rpc, Rpc.NMDA)
                ? Stream.empty()
                : rpc.parameters().stream()
                        .filter(parameter -> parameter instanceof RpcParameter.Text
                                && parameter.name().equals(name))
                        .map(parameter -> ((RpcParameter.Text) parameter).value());
    }

    private static Stream<ConfigSource> places(Rpc rpc) {
        return rpc.parameters().stream()
                .filter(RpcParameter.Place.class::isInstance)
                .map(parameter -> ((RpcParameter.Place) parameter).place());
    }
}

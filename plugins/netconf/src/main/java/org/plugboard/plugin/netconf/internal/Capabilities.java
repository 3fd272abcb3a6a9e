// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plugboard.netconf.Schema;

/** The capabilities that a device has said, found as RFC 6241 writes them for short: {@code :candidate}, {@code :validate:1.1}. */
final class Capabilities {

    /** The second is of the drafts; Junos says both. */
    private static final List<String> PREFIXES =
            List.of("urn:ietf:params:netconf:capability:", "urn:ietf:params:xml:ns:netconf:capability:");

    private static final String BASE = "urn:ietf:params:netconf:base:";

    private final List<String> said;

    /** What is before the parameters of each, with all of the same that were said. */
    private final Map<String, List<String>> byUri = new HashMap<>();

    Capabilities(List<String> said) {
        this.said = said;
        said.forEach(capability -> names(uri(capability))
                .forEach(name -> byUri.computeIfAbsent(name, ignored -> new ArrayList<>())
                        .add(capability)));
    }

    /** A URI; of NETCONF's own also the short form, with and without the version. */
    private static Stream<String> names(String uri) {
        Optional<String> base = Optional.of(uri)
                .filter(text -> text.startsWith(BASE))
                .map(text -> text.substring(BASE.lastIndexOf(':', BASE.length() - 2)));
        return Stream.concat(
                Stream.of(uri),
                Stream.concat(base.stream(), shortName(uri).stream())
                        .flatMap(name -> Stream.of(name, name.substring(0, name.lastIndexOf(':')))));
    }

    /** {@code :candidate:1.0}, if it is one of those. */
    private static Optional<String> shortName(String uri) {
        return PREFIXES.stream()
                .filter(prefix -> uri.startsWith(prefix) && uri.indexOf(':', prefix.length()) > 0)
                .map(prefix -> uri.substring(prefix.length() - 1))
                .findFirst();
    }

    private static String uri(String capability) {
        int parameters = capability.indexOf('?');
        return parameters < 0 ? capability : capability.substring(0, parameters);
    }

    /** Whether it was said: its URI or its short form, with parameters that it must have or without. */
    boolean has(String capability) {
        if (capability.indexOf('?') < 0) {
            return byUri.containsKey(capability);
        }
        return byUri.getOrDefault(uri(capability), List.of()).stream()
                .anyMatch(one -> parameters(capability).allMatch(wanted -> hasParameter(one, wanted)));
    }

    /** Whether all the values of a parameter are among those of the capability: {@code scheme=ftp} in {@code ?scheme=file,ftp}. */
    private static boolean hasParameter(String capability, String wanted) {
        String name = wanted.substring(0, wanted.indexOf('=') + 1);
        if (name.isEmpty()) {
            return parameters(capability).anyMatch(wanted::equals);
        }
        Set<String> values = parameters(capability)
                .filter(pair -> pair.startsWith(name))
                .flatMap(pair -> parts(pair.substring(name.length())))
                .collect(Collectors.toSet());
        return parts(wanted.substring(name.length())).allMatch(values::contains);
    }

    private static Stream<String> parameters(String capability) {
        return Arrays.stream(capability.substring(uri(capability).length()).split("[?&;]"))
                .filter(pair -> !pair.isEmpty());
    }

    private static Stream<String> parts(String values) {
        return Arrays.stream(values.split(",")).map(String::strip);
    }

    /** The values of a parameter, of which there can be several behind one another: {@code ?scheme=file,ftp}. */
    List<String> values(String capability, String parameter) {
        return byUri.getOrDefault(capability, List.of()).stream()
                .flatMap(one -> parts(parameter(one, parameter)))
                .toList();
    }

    /** The value of a parameter, or an empty text. */
    static String parameter(String capability, String name) {
        return parameters(capability)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    /** The modules that the hello names. */
    List<String> modules() {
        return SchemaList.of(said).stream().map(Schema::identifier).distinct().toList();
    }

    /** The namespaces of the module of this name, of which there is one where the hello is not amiss. */
    List<String> namespaces(String module) {
        return SchemaList.of(said).stream()
                .filter(schema -> schema.identifier().equals(module))
                .map(Schema::namespace)
                .distinct()
                .toList();
    }

    /** Those of NETCONF's own with this beginning, in short form: what there is instead. */
    List<String> family(String shortBeginning) {
        return said.stream()
                .flatMap(capability -> shortName(uri(capability)).stream()
                        .filter(name -> name.startsWith(shortBeginning))
                        .map(name -> name + capability.substring(uri(capability).length())))
                .distinct()
                .toList();
    }

    /** All of NETCONF's own, in short form. */
    List<String> own() {
        return family(":");
    }
}

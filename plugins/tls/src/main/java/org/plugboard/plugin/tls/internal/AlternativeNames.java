// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The names of a host in its certificate (RFC 5280, section 4.2.1.6), to be compared as RFC 6125 says: a wildcard is the whole leftmost
 * label; an address is no name; the common name does not count.
 */
record AlternativeNames(List<String> dns, List<String> addresses) {

    private static final int DNS = 2;
    private static final int ADDRESS = 7;

    /** Those of the certificate; none of a list that cannot be read. */
    static AlternativeNames of(X509Certificate certificate) {
        List<String> dns = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            for (List<?> name : names == null ? List.<List<?>>of() : names) {
                if (name.get(0) instanceof Integer type && name.get(1) instanceof String text) {
                    if (type == DNS) {
                        dns.add(text);
                    } else if (type == ADDRESS) {
                        addresses.add(text);
                    }
                }
            }
        } catch (CertificateParsingException e) {
            return new AlternativeNames(List.of(), List.of());
        }
        return new AlternativeNames(dns, addresses);
    }

    /** Whether it is one of a host of this name or address. */
    boolean include(String host) {
        if (isAddress(host)) {
            return addresses.stream().anyMatch(address -> isSameAddress(address, host));
        }
        return dns.stream().anyMatch(name -> matches(normal(name), normal(host)));
    }

    /** Whether it is an address as it is written, so that nobody is asked for it. */
    static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 || host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    }

    private static boolean isSameAddress(String one, String other) {
        try {
            return InetAddress.getByName(one).equals(InetAddress.getByName(withoutZone(other)));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    private static boolean matches(String pattern, String host) {
        if (!pattern.startsWith("*.")) {
            return pattern.equals(host);
        }
        int dot = host.indexOf('.');
        return dot > 0 && host.substring(dot).equals(pattern.substring(1));
    }

    private static String normal(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** {@code DNS r1.lab, IP 192.0.2.1}. */
    @Override
    public String toString() {
        List<String> all = new ArrayList<>();
        dns.forEach(name -> all.add("DNS " + name));
        addresses.forEach(address -> all.add("IP " + address));
        return all.isEmpty() ? "no subject alternative names" : CertificateText.excerpt(String.join(", ", all));
    }
}

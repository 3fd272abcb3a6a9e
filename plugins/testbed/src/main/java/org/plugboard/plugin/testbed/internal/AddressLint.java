// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.InterfaceAddress;

/**
 * The part of {@link Lint} about where something is: neither an address nor the name of a host is a warning. No name server is
 * asked, and what stands there is not quoted: by a reference it may be anything.
 */
final class AddressLint {

    private static final Pattern V4_LIKE = Pattern.compile("[0-9.]+");
    private static final Pattern HOST = Pattern.compile("(?=.{1,253}$)[\\w-]{1,63}(?:\\.[\\w-]{1,63})*\\.?");

    /** The name of a network interface, by which a link-local address is found. */
    private static final Pattern ZONE = Pattern.compile("%[\\w.-]+$");

    /** What is left of markup, or what somebody was meant to replace, of which others speak. */
    private static final Pattern UNFILLED = Pattern.compile("[{}<>]");

    private static final Pattern WITH_PORT =
            Pattern.compile("[\\w-]+(?:\\.[\\w-]+)*:[0-9]{1,5}|\\[[0-9A-Fa-f:.]+\\]:[0-9]{1,5}");

    private final Report report;

    AddressLint(Report report) {
        this.report = report;
    }

    /** Where a path leads, or a server is: an address or a name. */
    void host(@Nullable Item item) {
        each(item, AddressLint::isHost, "this is neither an address nor the name of a host", AddressLint::hint);
    }

    /** The address of an interface, which may have a mask. */
    void ofInterface(@Nullable Item item) {
        each(item, AddressLint::isAddress, "this is no address", text -> "such as 192.0.2.1/24 or 2001:db8::1/64");
    }

    /** One, or a list of them; blocks are left to others. */
    private void each(@Nullable Item item, Predicate<String> check, String fault, UnaryOperator<String> hint) {
        if (item != null && item.content() instanceof List<?> several) {
            several.forEach(one -> each((Item) one, check, fault, hint));
        } else if (item != null && item.content() instanceof Scalar scalar && !item.isEmpty()) {
            if (scalar.value() instanceof Boolean) {
                report.warn(item.place(), fault, "for YAML it is a boolean; put it into quotes if it is a name");
            } else if (!UNFILLED.matcher(scalar.written()).find() && !check.test(scalar.written())) {
                report.warn(item.place(), fault, hint.apply(scalar.written().trim()));
            }
        }
    }

    private static boolean isHost(String written) {
        String text = written.trim();
        if (V4_LIKE.matcher(text).matches()) {
            return isLiteral(text);
        }
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        return bare.indexOf(':') >= 0
                ? isLiteral(ZONE.matcher(bare).replaceFirst(""))
                : bare.isEmpty() || HOST.matcher(text).matches();
    }

    private static boolean isLiteral(String text) {
        return text.indexOf('/') < 0 && isAddress(text);
    }

    private static boolean isAddress(String text) {
        try {
            return text.isBlank() || InterfaceAddress.parse(text).prefixLength() >= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String hint(String text) {
        if (text.contains("://")) {
            return "write the host alone; the protocol has a key of its own";
        }
        if (text.indexOf('@') >= 0) {
            return "write the host alone; the user belongs to the credentials";
        }
        if (text.indexOf('/') >= 0) {
            return "an address of a host has no mask";
        }
        if (WITH_PORT.matcher(text).matches()) {
            return "write the port under a key of its own, `port`";
        }
        if (V4_LIKE.matcher(text).matches()) {
            return "an address has four numbers in 0 … 255";
        }
        return "a name has letters, digits, hyphens and dots";
    }
}

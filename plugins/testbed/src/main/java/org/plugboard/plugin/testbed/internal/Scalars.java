// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Single values as PyYAML's SafeLoader reads them, which is YAML 1.1 with rules of its own: {@code 1e3} and {@code 08} are texts,
 * {@code 010} is 8, {@code 1:30} is 90. A time stamp stays the text that it is.
 */
final class Scalars {

    private static final Pattern INT = Pattern.compile("[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)"
            + "|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+");
    private static final Pattern FLOAT = Pattern.compile("[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?"
            + "|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
            + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*"
            + "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

    private static final Map<String, Boolean> BOOLEANS = Map.ofEntries(
            Map.entry("yes", true),
            Map.entry("Yes", true),
            Map.entry("YES", true),
            Map.entry("true", true),
            Map.entry("True", true),
            Map.entry("TRUE", true),
            Map.entry("on", true),
            Map.entry("On", true),
            Map.entry("ON", true),
            Map.entry("no", false),
            Map.entry("No", false),
            Map.entry("NO", false),
            Map.entry("false", false),
            Map.entry("False", false),
            Map.entry("FALSE", false),
            Map.entry("off", false),
            Map.entry("Off", false),
            Map.entry("OFF", false));

    private static final int SIXTY = 60;

    private Scalars() {}

    /** @throws Fault if it has a tag that means nothing here, or that it does not fit */
    static Scalar read(ScalarEvent event, Place place) {
        String tag = event.getTag();
        String text = event.getValue();
        if (tag == null || tag.equals("!")) {
            return tag == null && event.getImplicit().canOmitTagInPlainScalar() ? plain(text) : new Scalar(text, text);
        }
        if (tag.equals(Tag.STR.getValue()) || tag.equals(Tag.TIMESTAMP.getValue())) {
            return new Scalar(text, text);
        }
        return new Scalar(text, tagged(tag, text, place));
    }

    /** A text without quotes. */
    static Scalar plain(String text) {
        try {
            return new Scalar(text, value(text));
        } catch (NumberFormatException e) {
            // Such as 0x_, of which PyYAML says that it is a number and then cannot read it.
            return new Scalar(text, text);
        }
    }

    private static @Nullable Object value(String text) {
        if (text.isEmpty()) {
            return null;
        }
        char first = text.charAt(0);
        if ((first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.') {
            if (INT.matcher(text).matches()) {
                return integer(text);
            }
            return FLOAT.matcher(text).matches() ? (Object) floating(text) : text;
        }
        if (isNull(text)) {
            return null;
        }
        Boolean truth = BOOLEANS.get(text);
        return truth == null ? text : truth;
    }

    private static boolean isNull(String text) {
        return text.isEmpty() || text.equals("~") || text.equals("null") || text.equals("Null") || text.equals("NULL");
    }

    private static @Nullable Object tagged(String tag, String text, Place place) {
        try {
            if (tag.equals(Tag.INT.getValue())) {
                return integer(text);
            }
            if (tag.equals(Tag.FLOAT.getValue())) {
                return floating(text);
            }
            if (tag.equals(Tag.NULL.getValue())) {
                return null;
            }
        } catch (NumberFormatException e) {
            // The exception is not passed on: it quotes the file, and with it perhaps a password.
            throw unreadable(tag, place);
        }
        if (tag.equals(Tag.BOOL.getValue())) {
            Boolean truth = BOOLEANS.get(text);
            if (truth == null) {
                throw unreadable(tag, place);
            }
            return truth;
        }
        throw unknownTag(tag, place);
    }

    private static Fault unreadable(String tag, Place place) {
        return place.error("cannot be read as " + tag, "leave out the tag, or put a value there that fits it");
    }

    /** A tag of somebody's own is more likely a text that begins with an exclamation mark, perhaps a password. */
    static Fault unknownTag(String tag, Place place) {
        return place.isSecret() || !tag.startsWith(Tag.PREFIX)
                ? place.error("a value that begins with ! is a tag for YAML", "put it into quotes if it is a text")
                : place.error("the tag " + tag + " has no meaning in a testbed");
    }

    private static Number integer(String written) {
        String digits = written.replace("_", "");
        boolean negative = digits.startsWith("-");
        String text = negative || digits.startsWith("+") ? digits.substring(1) : digits;
        BigInteger value;
        if (text.startsWith("0b")) {
            value = new BigInteger(text.substring(2), 2);
        } else if (text.startsWith("0x")) {
            value = new BigInteger(text.substring(2), 16);
        } else if (text.startsWith("0") && text.length() > 1) {
            value = new BigInteger(text, 8);
        } else if (text.indexOf(':') >= 0) {
            value = sexagesimal(text);
        } else {
            value = new BigInteger(text);
        }
        return narrowed(negative ? value.negate() : value);
    }

    private static BigInteger sexagesimal(String text) {
        BigInteger value = BigInteger.ZERO;
        for (String part : text.split(":", -1)) {
            value = value.multiply(BigInteger.valueOf(SIXTY)).add(new BigInteger(part));
        }
        return value;
    }

    private static Number narrowed(BigInteger value) {
        if (value.bitLength() < Integer.SIZE) {
            return value.intValue();
        }
        return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
    }

    private static Double floating(String written) {
        String text = written.replace("_", "").toLowerCase(Locale.ROOT);
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        double value =
                switch (digits) {
                    case ".inf" -> Double.POSITIVE_INFINITY;
                    case ".nan" -> Double.NaN;
                    default -> digits.indexOf(':') < 0 ? Double.parseDouble(digits) : sexagesimalOf(digits);
                };
        return negative ? -value : value;
    }

    private static double sexagesimalOf(String digits) {
        double value = 0;
        for (String part : digits.split(":", -1)) {
            value = value * SIXTY + Double.parseDouble(part);
        }
        return value;
    }
}

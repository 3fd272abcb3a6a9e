// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plugboard.device.Secret;

/**
 * A credential as a file or the output of a command has it. Either each line is a field, {@code username: admin} or {@code password =
 * …}, among empty lines and comments that begin with {@code #}; or the first line is the password as it is, as password managers
 * print it, and lines behind it that look like a field are fields. It is the first line that decides: it is a field if it
 * begins with {@code username}, {@code user}, {@code login}, {@code password}, {@code enable_password}, {@code passphrase} or
 * {@code token}. Values are taken as they stand, without quotes.
 */
final class LoginText {

    private static final String PASSWORD = "password";
    private static final Pattern FIELD = Pattern.compile("\\s*(\\w+)\\s*[:=]\\s*(.*)");
    private static final Pattern KNOWN =
            Pattern.compile("username|user|login|password|enable_password|passphrase|token");

    private LoginText() {}

    /**
     * The fields in a text.
     *
     * @throws IllegalArgumentException if there is none, or if one of the lines is no field; the text is not quoted
     */
    static Map<String, Object> fields(String text) {
        List<String> lines = text.lines().toList();
        Map<String, Object> fields = new LinkedHashMap<>();
        boolean bare = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Optional<Matcher> field = field(line);
            if (line.isBlank() || (line.startsWith("#") && !bare)) {
                continue;
            }
            if (fields.isEmpty() && !field.filter(LoginText::isKnown).isPresent()) {
                bare = true;
                fields.put(PASSWORD, Secret.of(line));
            } else if (field.isPresent()) {
                put(fields, field.get());
            } else if (!bare) {
                throw new IllegalArgumentException("line " + (i + 1) + " is no field such as password: …");
            }
        }
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("there is no password in it");
        }
        return fields;
    }

    private static Optional<Matcher> field(String line) {
        Matcher matcher = FIELD.matcher(line);
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }

    private static boolean isKnown(Matcher field) {
        return KNOWN.matcher(field.group(1)).matches();
    }

    private static void put(Map<String, Object> fields, Matcher field) {
        String written = field.group(1);
        String name = written.equals("user") || written.equals("login") ? "username" : written;
        fields.putIfAbsent(name, value(name, field.group(2)));
    }

    /** The value of a field: a secret, unless it is the user's name. */
    static Object value(String field, String text) {
        return field.equals("username") ? text : Secret.of(text);
    }
}

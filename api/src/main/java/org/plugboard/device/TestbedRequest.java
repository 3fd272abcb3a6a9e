// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which testbed is to be loaded, and what its markup is filled from. Immutable: every method returns a new request.
 *
 * @param location a file, {@code ~/file}, folder or URL, or the text of a testbed itself (semantics 73); a
 *     {@link org.plugboard.spi.TestbedSource} may know others
 * @param environment gives the value of a variable for {@code %ENV{}}, or null if it is not set
 * @param arguments the values for {@code %CLI{}} by name (semantics 109)
 * @param asker who is asked for {@code %ASK{}} (semantics 107)
 */
public record TestbedRequest(
        String location, UnaryOperator<@Nullable String> environment, Map<String, Object> arguments, Asker asker) {

    private static final Pattern URL =
            Pattern.compile("(?<scheme>[A-Za-z][\\w+.-]*://)(?:[^/?#]*@)?(?<place>[^?#]*).*", Pattern.DOTALL);

    public TestbedRequest {
        arguments = Entries.copy(arguments);
    }

    /** A testbed at this place, filled from the environment of this process; nobody is asked. */
    public static TestbedRequest of(String location) {
        return new TestbedRequest(location, System::getenv, Map.of(), Asker.NOBODY);
    }

    /** A testbed in this file or folder, filled from the environment of this process; nobody is asked. */
    public static TestbedRequest of(Path file) {
        return of(file.toString());
    }

    /** The same from another place. */
    public TestbedRequest at(String place) {
        return new TestbedRequest(place, environment, arguments, asker);
    }

    /** The same with these variables. */
    public TestbedRequest environment(UnaryOperator<@Nullable String> variables) {
        return new TestbedRequest(location, variables, arguments, asker);
    }

    /** The same with a value for {@code %CLI{name}}: a text, a number, a boolean or a list of them. */
    public TestbedRequest argument(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(arguments);
        more.put(name, value);
        return new TestbedRequest(location, environment, Collections.unmodifiableMap(more), asker);
    }

    /** The same with somebody to ask. */
    public TestbedRequest asking(Asker somebody) {
        return new TestbedRequest(location, environment, arguments, somebody);
    }

    /** Whether the location is the text of a testbed itself: it has several lines, or begins with a brace (semantics 73). */
    public boolean isText() {
        return location.indexOf('\n') >= 0
                || location.indexOf('\r') >= 0
                || location.stripLeading().startsWith("{");
    }

    /** What the location is called in messages: without the passwords that a text has, and a URL before its {@code @} or behind its {@code ?}. */
    public String place() {
        if (isText()) {
            return "inline testbed";
        }
        Matcher url = URL.matcher(location);
        return url.matches() ? url.group("scheme") + url.group("place") : location;
    }

    @Override
    public String toString() {
        return "testbed request for " + place();
    }
}

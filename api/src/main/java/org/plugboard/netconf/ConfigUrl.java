// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.util.Locale;

/**
 * A configuration in a file that the device reaches by a URL (RFC 6241, section 8.8; capability {@code :url}).
 *
 * @param url as the device is told it; a password in it is not shown by {@link #toString}
 */
public record ConfigUrl(String url) implements ConfigTarget {

    /** @throws IllegalArgumentException if it has no scheme */
    public ConfigUrl {
        if (url.indexOf(':') < 1) {
            throw new IllegalArgumentException("a URL is wanted, scheme://…");
        }
    }

    /** As people write one. */
    public static ConfigUrl of(String url) {
        return new ConfigUrl(url.strip());
    }

    /** In lower case: {@code file}. */
    public String scheme() {
        return url.substring(0, url.indexOf(':')).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return UrlPasswords.hiddenInOne(url);
    }

    /**
     * Any text as it may be shown: each URL in it without its password. Devices quote what they were asked, and messages and logs quote
     * devices. Of a URL with blanks nobody knows where it ends; XML has none in one.
     */
    public static String withoutPasswords(String text) {
        return UrlPasswords.hidden(text);
    }
}

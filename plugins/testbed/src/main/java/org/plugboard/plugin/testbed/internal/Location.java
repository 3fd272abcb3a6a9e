// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a text of a testbed is (semantics 73).
 *
 * @param name how findings name it; without what may be secret in a URL
 * @param path the file or folder; null for a URL
 * @param url what is fetched; null for a file and for a text that the user wrote instead of a name
 */
record Location(String name, @Nullable Path path, @Nullable URI url) {

    /** How a text is called that the user wrote instead of a name. */
    static final Location INLINE = new Location("inline testbed", null, null);

    /** What the user named; empty if it cannot be the name of anything here. */
    static Optional<Location> of(String text) {
        if (text.contains("://") && !isUrl(text)) {
            // The place of a source that knows others than files.
            return Optional.empty();
        }
        try {
            return Optional.of(isUrl(text) ? ofUrl(new URI(text)) : ofPath(text, Path.of(expanded(text))));
        } catch (InvalidPathException | URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Location ofPath(String name, Path path) {
        return new Location(name, path, null);
    }

    private static Location ofUrl(URI url) {
        if ("file".equalsIgnoreCase(url.getScheme()) && url.getPath() != null) {
            return ofPath(url.getPath(), Path.of(url.getPath()));
        }
        return new Location(shown(url), null, url);
    }

    /** The URL without its user, password and query. */
    private static String shown(URI url) {
        // Not its host, which is none for Java if there is an underscore in it.
        String authority = url.getRawAuthority() == null ? "" : url.getRawAuthority();
        return url.getScheme() + "://" + authority.substring(authority.lastIndexOf('@') + 1)
                + (url.getPath() == null ? "" : url.getPath());
    }

    private static boolean isUrl(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.startsWith("file:") || lower.startsWith("http://") || lower.startsWith("https://");
    }

    private static String expanded(String text) {
        boolean isHome = text.equals("~") || text.startsWith("~/");
        return isHome ? System.getProperty("user.home") + text.substring(1) : text;
    }

    /** What a text there names by {@code extends} or {@code %INCLUDE} (semantics 100); empty if that cannot be a name. */
    Optional<Location> resolve(String reference) {
        if (isUrl(reference)) {
            return of(reference);
        }
        try {
            if (url != null && !reference.startsWith("~")) {
                URI resolved = url.resolve(relative(reference));
                return Optional.of(resolved)
                        .filter(found -> isUrl(found.toString()))
                        .map(Location::ofUrl);
            }
            Path named = Path.of(expanded(reference));
            Path resolved = path == null ? named : path.resolveSibling(named);
            return Optional.of(ofPath(resolved.toString(), resolved));
        } catch (InvalidPathException | URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Spaces and their like are allowed in names of files. */
    private static URI relative(String reference) throws URISyntaxException {
        if (reference.chars().noneMatch(c -> c <= ' ' || "\"<>[]\\^`{|}".indexOf(c) >= 0)) {
            return new URI(reference);
        }
        int query = reference.indexOf('?');
        return query < 0
                ? new URI(null, null, reference, null)
                : new URI(null, null, reference.substring(0, query), reference.substring(query + 1), null);
    }

    /** The last part of its name. */
    Path fileName() {
        String last = path == null
                ? name.substring(name.lastIndexOf('/') + 1)
                : String.valueOf(path.toAbsolutePath().normalize().getFileName());
        return Path.of(last.isEmpty() ? "testbed" : last);
    }

    /** Whether a text of this place may name the other one: what a server says reads no files here. */
    boolean mayName(Location other) {
        return url == null || other.url != null;
    }

    /** Whether it is the same place as another one, however the two are named. */
    boolean isSame(Location other) {
        if (path == null || other.path == null) {
            return url != null && url.equals(other.url);
        }
        return path.toAbsolutePath()
                .normalize()
                .equals(other.path.toAbsolutePath().normalize());
    }
}

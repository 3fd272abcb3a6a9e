// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.Secret;

/** The name of a file that a setting gives, as {@code private_key} does. */
public final class FileName {

    /** No system that we know of takes more (Linux: PATH_MAX). */
    private static final int MAX_LENGTH = 4096;

    private FileName() {}

    /**
     * The file of this name; {@code ~/} is allowed. Does not look whether it is there.
     *
     * @param subject how messages begin
     * @param argument which setting it is
     * @throws InvalidRequestException if it is none; what somebody wrote there instead, which may be a key, is not shown
     */
    public static Path of(String subject, String argument, String text) {
        refuseContent(subject, argument, text);
        try {
            return text.startsWith("~/") ? Path.of(System.getProperty("user.home"), text.substring(2)) : Path.of(text);
        } catch (InvalidPathException e) {
            // Not as the cause, which shows the text.
            throw new InvalidRequestException(
                    "%s: %s is no name of a file: %s".formatted(subject, argument, e.getReason()));
        }
    }

    private static void refuseContent(String subject, String argument, String text) {
        long lines = text.lines().count();
        String what;
        if (lines > 1) {
            what = lines + " lines";
        } else if (text.contains("-----BEGIN") || Secret.isKey(text)) {
            // YAML folds lines to one, unless the text begins with |.
            what = "the marks of a key or certificate";
        } else if (text.length() > MAX_LENGTH) {
            what = text.length() + " characters";
        } else {
            return;
        }
        throw new InvalidRequestException(
                "%s: %s has %s, as what is in such a file; write it into one and give the file's name"
                        .formatted(subject, argument, what));
    }
}

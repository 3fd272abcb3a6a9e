// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.util.Locale;

/**
 * Something to be said about a testbed file, as compilers say it.
 *
 * @param severity whether the file can be used all the same
 * @param file the file as its reader was given it, or one that it includes
 * @param line from 1, or 0 if it is about the whole file
 * @param column from 1, or 0 if it is about the whole line
 * @param message what is wrong
 * @param hint what would be right: {@code did you mean 'connections'?}; empty if nobody knows
 * @param excerpt the line of the file, without the secrets in it, for people to look at; empty if there is none to show
 * @param caret which column of the excerpt is meant, from 1: another one than in the file where only a part of the line is
 *     shown; 0 if none is
 */
public record Finding(
        Severity severity, String file, int line, int column, String message, String hint, String excerpt, int caret) {

    /** How bad it is. */
    public enum Severity {
        /** The file cannot be used. */
        ERROR,
        /** The file can be used, but perhaps does not mean what it should. */
        WARNING;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** An error. */
    public static Finding error(String file, int line, int column, String message) {
        return new Finding(Severity.ERROR, file, line, column, message, "", "", column);
    }

    /** A warning. */
    public static Finding warning(String file, int line, int column, String message) {
        return new Finding(Severity.WARNING, file, line, column, message, "", "", column);
    }

    /** The same with a word of what would be right. */
    public Finding hint(String text) {
        return new Finding(severity, file, line, column, message, text, excerpt, caret);
    }

    /** The same with its line of the file; secrets must have been taken out of it. */
    public Finding excerpt(String text) {
        return excerpt(text, column);
    }

    /** The same with a part of its line, and where in that part it is; secrets must have been taken out of it. */
    public Finding excerpt(String text, int at) {
        return new Finding(severity, file, line, column, message, hint, text, at);
    }

    /** Whether the file cannot be used. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The place: {@code lab.yaml:12:7}. */
    public String place() {
        return file + (line > 0 ? ":" + line : "") + (line > 0 && column > 0 ? ":" + column : "");
    }

    /** What is wrong and what would be right, in one line. */
    public String text() {
        return message + (hint.isEmpty() ? "" : "; " + hint);
    }

    /** As compilers print it: {@code lab.yaml:12:7: warning: unknown key 'conections'; did you mean 'connections'?}. */
    @Override
    public String toString() {
        return place() + ": " + severity + ": " + text();
    }
}

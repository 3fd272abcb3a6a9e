// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.telnet.internal;

/** The numbers of the protocol: commands of RFC 854, and the options that are known here. */
final class Telnet {

    /** The bytes that follow {@link #IAC}, RFC 854 “TELNET COMMAND STRUCTURE”. */
    static final int SE = 240;

    /** RFC 854: no operation. */
    static final int NOP = 241;

    static final int SB = 250;
    static final int WILL = 251;
    static final int WONT = 252;
    static final int DO = 253;
    static final int DONT = 254;
    static final int IAC = 255;

    /** RFC 856. */
    static final int BINARY = 0;

    /** RFC 857. */
    static final int ECHO = 1;

    /** RFC 858. */
    static final int SUPPRESS_GO_AHEAD = 3;

    /** RFC 1091. */
    static final int TERMINAL_TYPE = 24;

    /** RFC 1073. */
    static final int WINDOW_SIZE = 31;

    /** RFC 1091, section 2: the first byte of a terminal type subnegotiation. */
    static final int TERMINAL_TYPE_IS = 0;

    static final int TERMINAL_TYPE_SEND = 1;

    private Telnet() {}
}

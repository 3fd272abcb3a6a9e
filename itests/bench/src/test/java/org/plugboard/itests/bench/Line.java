// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What every call asks; not final, so that the compiler does not know the answer beforehand. */
@State(Scope.Benchmark)
public class Line {

    /** A command. */
    public String command = "show clock";
}

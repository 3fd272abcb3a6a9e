// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import java.util.List;
import java.util.Random;
import org.plugboard.connection.Connection;

/** A command line of FRR, which shows the route maps of the fixture. */
abstract class FrrSpeaker implements Speaker {

    private final String unknown;
    private final List<Question> routeMaps;
    private int asked;

    /** With what it says to a command that it does not know, before the command. */
    FrrSpeaker(RouteMaps routeMaps, String unknown) {
        this.routeMaps = routeMaps.each();
        this.unknown = unknown;
    }

    @Override
    public void prepare(Connection connection) {
        // All that it says is there from the start.
    }

    @Override
    public Question any(Random random) {
        return switch (asked % 3) {
            case 0 -> small(random);
            case 1 -> routeMaps.get(asked++ / 3 % routeMaps.size());
            default -> {
                asked++;
                yield new Question("terminal length 0", "");
            }
        };
    }

    @Override
    public Question small(Random random) {
        String nonce = "nonce-%d-%06x".formatted(++asked, random.nextInt(1 << 24));
        return new Question(nonce, unknown + nonce);
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.processes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** What a {@link Child} is told on its standard input, a line each, which it answers with a line. */
public final class Orders {

    /** Does what it is told. */
    public interface Obeying {

        /** The answer to an order. */
        String obey(String order) throws IOException;
    }

    private Orders() {}

    /**
     * Says that it is ready, obeys until there are no more orders, and ends the process, also by what an order throws: threads
     * of a library must not keep it, since whoever waits for an answer learns only by its end that none comes.
     */
    public static void await(Obeying obeying) {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("ready");
        try {
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                System.out.println(obeying.obey(order));
            }
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }
}

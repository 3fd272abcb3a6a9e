// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.stress;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;

/** Things of which one is taken at random, the weighty ones more often. */
final class Choice<T> {

    private final List<T> things;
    private final int[] upTo;
    private final int total;

    Choice(List<T> things, ToIntFunction<T> weight) {
        List<T> possible = new ArrayList<>(things);
        possible.removeIf(thing -> weight.applyAsInt(thing) == 0);
        this.things = possible;
        upTo = new int[possible.size()];
        int sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += weight.applyAsInt(possible.get(i));
            upTo[i] = sum;
        }
        total = sum;
    }

    T next(Random random) {
        int drawn = random.nextInt(total);
        int i = 0;
        while (drawn >= upTo[i]) {
            i++;
        }
        return things.get(i);
    }
}

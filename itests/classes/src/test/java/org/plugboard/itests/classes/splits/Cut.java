// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.splits;

import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A way to cut what a device says into reads.
 *
 * @param name what a failure says
 * @param seed of the sizes, or of the places of syslog lines where no size is left to chance
 * @param reads gives for one session how large a read may be at most, by how many bytes came before it
 */
record Cut(String name, long seed, Supplier<IntUnaryOperator> reads) {

    private static final int SMALL = 64;
    private static final int SEEDED = 100;
    private static final int[] LONGEST = {3, 20, 120, 1460};

    /** In one piece. */
    static final Cut NONE = even(Integer.MAX_VALUE);

    /** Reads of 1 to 64 bytes, of powers of two above, and so many seeded ones. */
    static List<Cut> all(long seed) {
        Random random = new Random(seed);
        Stream<Cut> small = IntStream.rangeClosed(1, SMALL).mapToObj(Cut::even);
        Stream<Cut> powers = IntStream.rangeClosed(7, 14).mapToObj(power -> even(1 << power));
        Stream<Cut> seeded = IntStream.range(0, SEEDED)
                .mapToObj(number -> seeded(random.nextLong(), LONGEST[number % LONGEST.length]));
        return Stream.of(small, powers, seeded).flatMap(cuts -> cuts).toList();
    }

    /** Every so many-th of them, beginning with one that the seed says. */
    static List<Cut> some(long seed, int step) {
        List<Cut> all = all(seed);
        return IntStream.iterate(Math.floorMod((int) seed, step), index -> index < all.size(), index -> index + step)
                .mapToObj(all::get)
                .toList();
    }

    private static Cut even(int size) {
        return new Cut("reads of " + size, size, () -> before -> size);
    }

    private static Cut seeded(long seed, int largest) {
        return new Cut("seed %d, reads of 1 to %d".formatted(seed, largest), seed, () -> {
            Random random = new Random(seed);
            return before -> 1 + random.nextInt(largest);
        });
    }

    /** Behind so many bytes of the session, and nowhere else. */
    static Cut at(int bytes) {
        return new Cut("cut at " + bytes, bytes, () -> before -> before < bytes ? bytes - before : Integer.MAX_VALUE);
    }

    @Override
    public String toString() {
        return name;
    }
}

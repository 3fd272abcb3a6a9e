// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How {@code commit} is done (RFC 6241, section 8.4; capability {@code :confirmed-commit}); what is null is not said to the device.
 *
 * @param confirmed whether the device goes back to what was before unless another commit confirms it in time
 * @param timeout in that time; whole seconds, by default 600
 * @param persist a word by which any session may confirm it; without, the end of this session undoes it
 * @param persistId the word of the confirmed commit that this one confirms or prolongs
 */
public record CommitOptions(
        boolean confirmed, @Nullable Duration timeout, @Nullable String persist, @Nullable String persistId) {

    /** For good. */
    public static final CommitOptions PLAIN = new CommitOptions(false, null, null, null);

    /** @throws IllegalArgumentException if it has a limit or a word and is not confirmed, or if the time is not 1 … 4294967295 whole seconds */
    public CommitOptions {
        if (!confirmed && (timeout != null || persist != null)) {
            throw new IllegalArgumentException("timeout and persist belong to a confirmed commit");
        }
        if (timeout != null
                && (timeout.toSeconds() < 1 || timeout.toSeconds() > 4_294_967_295L || timeout.toNanosPart() != 0)) {
            throw new IllegalArgumentException(
                    "a confirmed commit has a time of whole seconds, 1 … 4294967295, not %s".formatted(timeout));
        }
    }

    /** To be confirmed in this time. */
    public static CommitOptions confirmed(Duration timeout) {
        return new CommitOptions(true, timeout, null, null);
    }

    /** The same, which another session may confirm by this word. */
    public CommitOptions persist(String word) {
        return new CommitOptions(true, timeout, word, persistId);
    }

    /** The same, about the confirmed commit of this word. */
    public CommitOptions persistId(String word) {
        return new CommitOptions(confirmed, timeout, persist, word);
    }

    /** Without its words, by which anybody could confirm. */
    @Override
    public String toString() {
        return confirmed ? "confirmed" + (timeout == null ? "" : " in " + timeout.toSeconds() + " s") : "for good";
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.netconf.Datastore;

/** What the races of {@link LockingTest} come down to. */
@Timeout(60)
final class LockUsersTest {

    private final LockUsers users = new LockUsers();

    @Test
    void aLockThatIsJustGivenIsOfWhoAskedForIt() {
        users.begin(Datastore.RUNNING, () -> false);
        assertThat(elsewhere(true)).isFalse();
        users.granted(Datastore.RUNNING);
        assertThat(elsewhere(true)).isFalse();
        assertThat(users.isMine(Datastore.RUNNING)).isTrue();
        assertThat(users.isMine(Datastore.CANDIDATE)).isFalse();
    }

    @Test
    void aLockOfTheSessionIsOneThreadsAtATime() {
        assertThat(users.begin(Datastore.RUNNING, () -> true)).isTrue();
        assertThat(elsewhere(true)).isFalse();
        assertThat(users.end(Datastore.RUNNING)).isTrue();
        assertThat(elsewhere(true)).isTrue();
        assertThat(elsewhere(false)).isFalse();
    }

    @Test
    void whoUsesALockTwiceHasItUntilItEndsBoth() {
        users.begin(Datastore.RUNNING, () -> false);
        users.granted(Datastore.RUNNING);
        users.begin(Datastore.RUNNING, () -> true);
        users.unanswered(Datastore.RUNNING);
        assertThat(users.end(Datastore.RUNNING)).isTrue();
        assertThat(users.isMine(Datastore.RUNNING)).isTrue();
        users.unlocking(Datastore.RUNNING);
        assertThat(users.end(Datastore.RUNNING)).isTrue();
        assertThat(users.isMine(Datastore.RUNNING)).isFalse();
    }

    @Test
    void theLastOneIsToUnlockOnceWhatNobodyKnowsToBeLocked() {
        users.begin(Datastore.RUNNING, () -> false);
        users.unanswered(Datastore.RUNNING);
        assertThat(users.end(Datastore.RUNNING)).isFalse();
        assertThat(users.end(Datastore.RUNNING)).isTrue();
    }

    @Test
    void nobodyIsToUnlockWhatTheSessionHadBefore() {
        users.begin(Datastore.RUNNING, () -> true);
        users.unanswered(Datastore.RUNNING);
        assertThat(users.end(Datastore.RUNNING)).isTrue();
    }

    @Test
    void whoHasNotBegunCannotEnd() {
        assertThatThrownBy(() -> users.end(Datastore.RUNNING))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("nobody uses the lock of running");
    }

    /** Whether another thread may work behind the lock; it ends at once. */
    private boolean elsewhere(boolean isHeld) {
        return Peer.result(Peer.calling(() -> {
            boolean mayWork = users.begin(Datastore.RUNNING, () -> isHeld);
            users.end(Datastore.RUNNING);
            return mayWork;
        }));
    }
}

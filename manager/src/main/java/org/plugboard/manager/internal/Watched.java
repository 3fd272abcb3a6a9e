// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

/** What the {@link Follower} looks at. */
interface Watched {

    /** Where it is, for messages. */
    String place();

    /** Looks once whether something has changed, and does what follows from it. Called by one thread at a time. */
    void look();

    /** Lets go without ending connections, since they are ended all together. Does not wait for a look that is going on. */
    void release();
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.ServiceCall;
import org.plugboard.spi.ServiceHook;

/** A hook that, if a tag of the call says so, tells that it was reached and waits in its own code for ever. */
public final class WaitingHook implements ServiceHook {

    /** The tag with the {@link CountDownLatch} that is counted down when a call is in the hook. */
    static final String REACHED = "reached";

    @Override
    public @Nullable Object around(ServiceCall call) {
        if (!(call.tags().get(REACHED) instanceof CountDownLatch reached)) {
            return "hooked " + call.proceed();
        }
        reached.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("called back", e);
        }
        return null;
    }
}

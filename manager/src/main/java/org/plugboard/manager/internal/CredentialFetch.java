// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.plugboard.device.Secret;
import org.plugboard.spi.CredentialRequest;
import org.plugboard.spi.CredentialSource;
import org.plugboard.spi.Deadline;

/**
 * One call of a credential source, on a worker, so that one that hangs and cannot be interrupted holds up nobody but that worker. Of
 * what it returns only texts and secrets are taken, nothing that is of the plugin's own classes.
 */
final class CredentialFetch implements SessionFetches.Fetch {

    private final Plugin<CredentialSource> plugin;
    private final Future<Map<String, Object>> result;

    /** Begins to ask. */
    CredentialFetch(Plugin<CredentialSource> plugin, CredentialRequest request, Deadline deadline, Workers workers) {
        this.plugin = plugin;
        this.result = workers.submit(
                "credential source of " + request.device(),
                () -> copied(plugin.factory().fetch(request, deadline)));
    }

    private static Map<String, Object> copied(Map<String, Object> fields) {
        Map<String, Object> copied = new LinkedHashMap<>();
        fields.forEach((name, value) -> copied.put(name, value instanceof Secret ? value : value.toString()));
        return copied;
    }

    @Override
    public boolean isOf(Plugin<?> withdrawn) {
        return plugin.is(withdrawn);
    }

    /**
     * Waits for the fields; a call that is not over then is interrupted.
     *
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    Map<String, Object> await(Deadline deadline) throws ExecutionException, TimeoutException, InterruptedException {
        try {
            return result.get(Math.max(0, deadline.remainingNs()), TimeUnit.NANOSECONDS);
        } finally {
            result.cancel(true);
        }
    }

    @Override
    public void cancel() {
        result.cancel(true);
    }
}

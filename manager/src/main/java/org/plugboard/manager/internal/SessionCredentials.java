// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.device.Asker;
import org.plugboard.device.Credential;
import org.plugboard.spi.CredentialRequest;
import org.plugboard.spi.CredentialSource;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Completes the credentials of one session from their sources. Each is asked for once and then known as long as the session
 * lives, so that nobody is asked twice in one login; the next session asks again. No lock is held meanwhile.
 */
final class SessionCredentials {

    private static final Logger LOG = LoggerFactory.getLogger(SessionCredentials.class);
    private static final String SOURCE = "source";

    /** How much longer than its deadline a source may take to say by itself what did not come. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private record Declared(String name, Credential credential) {}

    private final String name;
    private final String device;
    private final Asker asker;
    private final Plugins plugins;
    private final Workers workers;
    private final OpenSession session;
    private final Deadline connecting;
    private final Map<Declared, Credential> complete = new ConcurrentHashMap<>();
    private volatile boolean connected;

    /**
     * Of the session of the connection or worker {@code name}.
     *
     * @param connecting the deadline of its connect; a source that is asked later has as long from then
     */
    SessionCredentials(
            String name,
            String device,
            Asker asker,
            Plugins plugins,
            Workers workers,
            OpenSession session,
            Deadline connecting) {
        this.name = name;
        this.device = device;
        this.asker = asker;
        this.plugins = plugins;
        this.workers = workers;
        this.session = session;
        this.connecting = connecting;
    }

    /** The deadline of the connect does not count any more. */
    void connected() {
        connected = true;
    }

    /**
     * The credential as it is in the file, with what its source has for it. What stands in the file goes before.
     *
     * @param pluginTimeout until how long after it left a source is waited for
     * @throws ConnectionException if the source is not here, does not give it, or not in time
     */
    Credential complete(String credential, Credential inFile, Duration pluginTimeout) {
        if (inFile.source().isEmpty()) {
            return inFile;
        }
        Declared declared = new Declared(credential, inFile);
        Credential known = complete.get(declared);
        if (known == null) {
            known = fetched(declared, inFile.source().get(), pluginTimeout);
            complete.put(declared, known);
        }
        return known;
    }

    private Credential fetched(Declared declared, String source, Duration pluginTimeout) {
        Deadline deadline = connected ? Deadline.after(connecting.limit()) : connecting;
        Plugin<CredentialSource> plugin =
                plugins.credentialSource(declared.name(), source, new Patience(name, pluginTimeout, deadline, session));
        Map<String, Object> inFile = new LinkedHashMap<>(declared.credential().fields());
        inFile.remove(SOURCE);
        LOG.debug("{}: asks source {} of {} for credential {}", name, source, plugin.owner(), declared.name());
        String what = name + ": source " + source + " of " + plugin.owner() + " for credential " + declared.name();
        CredentialFetch fetch = new CredentialFetch(
                plugin, new CredentialRequest(device, declared.name(), inFile, asker), deadline, workers);
        session.adopt(fetch);
        // Removing a source ends the sessions that are known to ask it; this one may have become known too late.
        if (!plugins.credentialSources().holds(plugin)) {
            session.close(Ending.withdrawn(plugin));
        }
        try {
            Map<String, Object> fields = new LinkedHashMap<>(fetch.await(Limits.extended(deadline, GRACE)));
            fields.remove(SOURCE);
            fields.putAll(inFile);
            return new Credential(fields);
        } catch (CancellationException e) {
            throw session.closedException();
        } catch (TimeoutException e) {
            throw late(what, deadline, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(what + ": interrupted while it was asked", "", e);
        } catch (ExecutionException e) {
            throw failure(what, deadline, e.getCause());
        } finally {
            session.release(fetch);
        }
    }

    private static ConnectionException failure(String what, Deadline deadline, @Nullable Throwable thrown) {
        if (thrown instanceof Error error && !(thrown instanceof LinkageError)) {
            throw error;
        }
        if (deadline.isOver()) {
            return late(what, deadline, thrown);
        }
        String message = what + ": " + (thrown == null ? "" : thrown.getMessage());
        return thrown instanceof IllegalArgumentException || thrown instanceof InvalidRequestException
                ? new InvalidRequestException(message, thrown)
                : new SourceFailedException(message, thrown);
    }

    private static TimedOutException late(String what, Deadline deadline, @Nullable Throwable cause) {
        String said = cause instanceof TimeoutException || cause == null ? "" : " (" + cause.getMessage() + ")";
        TimedOutException late = new TimedOutException(what + ": it did not come in " + deadline + said
                + "; give it more time by the argument connect_timeout");
        late.initCause(cause);
        return late;
    }
}

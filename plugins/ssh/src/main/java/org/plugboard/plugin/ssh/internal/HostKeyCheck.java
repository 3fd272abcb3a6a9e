// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.io.IOException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.HostKeyException;
import org.plugboard.plugin.ssh.internal.KnownHosts.Entry;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether a server is who it should be. sshj asks from its reader thread and wants a yes or a no; the reason of a
 * no is {@link #refusal()}.
 */
final class HostKeyCheck implements HostKeyVerifier {

    private static final Logger LOG = LoggerFactory.getLogger(HostKeyCheck.class);

    private final String messagePrefix;
    private final String name;
    private final HostKeys policy;
    private final KnownHosts known;
    private volatile Deadline limit = Deadline.after(Duration.ZERO);
    private volatile @Nullable HostKey accepted;
    private volatile @Nullable HostKeyException refusal;
    private volatile boolean unread;

    /** @param messagePrefix device and alias */
    HostKeyCheck(String messagePrefix, String host, int port, HostKeys policy, KnownHosts known) {
        this.messagePrefix = messagePrefix;
        this.name = HostPattern.nameOf(host, port);
        this.policy = policy;
        this.known = known;
    }

    /** Says until when the connection is opened. The check takes half of it at most, so that its reason is not late. */
    void openedUntil(Deadline deadline) {
        limit = deadline.atMost(Duration.ofNanos(deadline.remainingNs() / 2));
    }

    /** Why the answer was no. */
    Optional<HostKeyException> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Whether the answer was no since the records cannot be used, which is nobody's fault who shows a key. */
    boolean couldNotTell() {
        return unread;
    }

    @Override
    public boolean verify(String host, int port, PublicKey publicKey) {
        HostKey key = HostKey.of(publicKey);
        if (policy == HostKeys.OFF || key.equals(accepted)) {
            return true;
        }
        try {
            List<Entry> entries = known.find(name);
            if (entries.isEmpty() && policy == HostKeys.ACCEPT_NEW) {
                entries = known.add(name, key, limit);
                LOG.info("{}: accepted the {} key {} of {}", messagePrefix, key.type(), key.fingerprint(), name);
            }
            refusal = judge(key, entries);
        } catch (IOException e) {
            unread = true;
            refusal = new HostKeyException(
                    "%s: cannot check the host key of %s: %s; another file can be named with known_hosts"
                            .formatted(messagePrefix, name, e.getMessage()),
                    e);
        }
        if (refusal == null) {
            accepted = key;
        }
        return refusal == null;
    }

    /** The types on record first, as OpenSSH does: a server with several keys then shows the one that we know. */
    @Override
    public List<String> findExistingAlgorithms(String host, int port) {
        if (policy == HostKeys.OFF) {
            return List.of();
        }
        try {
            return known.find(name).stream()
                    .filter(entry -> !entry.revoked())
                    .map(entry -> entry.key().type())
                    .flatMap(type ->
                            type.equals("ssh-rsa") ? Stream.of("rsa-sha2-512", "rsa-sha2-256", type) : Stream.of(type))
                    .distinct()
                    .toList();
        } catch (IOException e) {
            LOG.debug("{}: {}, which the check will report", messagePrefix, e.getMessage());
            return List.of();
        }
    }

    private @Nullable HostKeyException judge(HostKey key, List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry.key().equals(key)) {
                return entry.revoked()
                        ? refuse("revoked in %s, line %d".formatted(known.file(), entry.line()), key)
                        : null;
            }
        }
        Optional<Entry> recorded = entries.stream()
                .filter(entry -> !entry.revoked())
                .min((a, b) -> Boolean.compare(isOfType(b, key), isOfType(a, key)));
        if (recorded.isEmpty()) {
            return refuse(
                    "not in %s; if it is right, this line accepts it: %s"
                            .formatted(known.file(), KnownHosts.line(name, key)),
                    key);
        }
        Entry entry = recorded.get();
        return refuse(
                "not the one on record, %s %s (%s, line %d); if the device was replaced, remove that line"
                        .formatted(entry.key().type(), entry.key().fingerprint(), known.file(), entry.line()),
                key);
    }

    private static boolean isOfType(Entry entry, HostKey key) {
        return entry.key().type().equals(key.type());
    }

    private HostKeyException refuse(String why, HostKey key) {
        return new HostKeyException("%s: the host key of %s, %s %s, is %s"
                .formatted(messagePrefix, name, key.type(), key.fingerprint(), why));
    }
}

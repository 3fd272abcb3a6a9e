// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plugboard.device.Path;
import org.plugboard.device.Secret;
import org.plugboard.manager.internal.transcript.RecordedTransport;
import org.plugboard.manager.internal.transcript.TranscriptName;
import org.plugboard.manager.internal.transcript.Users;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportContext;
import org.plugboard.spi.TransportRequest;
import org.plugboard.spi.TransportRequest.Window;
import org.plugboard.transcript.TranscriptHeader;

/** Has the transports of sessions recorded whose arguments ask for it. */
final class Recordings {

    /** Under this, with the alias behind it, the device says where the last transcript is, or why it is not whole. */
    static final String LEARNED = "transcript.";

    private static final Window USUAL = new Window("vt100", 80, 24);

    private Recordings() {}

    /**
     * Those whose credentials were asked for.
     *
     * @param ofTransport by the transport
     * @param ofSession by the session's class
     */
    record Logins(Users ofTransport, Users ofSession) {}

    /** The transport that a session has asked for, recorded if its arguments say so. */
    static Transport around(
            Transport made,
            TransportContext context,
            MergedArguments arguments,
            TransportRequest request,
            String className,
            Logins logins) {
        Optional<TranscriptName> file = TranscriptName.of(arguments, context.name());
        if (file.isEmpty()) {
            return made;
        }
        Window window = request.terminal().orElse(USUAL);
        return new RecordedTransport(
                made,
                new RecordedTransport.Order(
                        context.name(),
                        file.get(),
                        facts(context, request, className),
                        logins.ofTransport(),
                        logins.ofSession(),
                        () -> known(context, arguments, request, logins),
                        window.columns(),
                        window.rows(),
                        where -> context.learned(LEARNED + context.alias(), where)));
    }

    /**
     * What is hidden from the first byte on. On a command line nothing is: there it is known when a secret is sent, and a replay has
     * to know what was said.
     */
    private static Set<Secret> known(
            TransportContext context, MergedArguments arguments, TransportRequest request, Logins logins) {
        if (request.purpose() == TransportRequest.Purpose.SHELL) {
            return Set.of();
        }
        Set<Secret> known = new LinkedHashSet<>(KnownSecrets.of(context.device(), context.path(), arguments));
        known.addAll(logins.ofTransport().secrets());
        known.addAll(logins.ofSession().secrets());
        return known;
    }

    private static Map<String, String> facts(TransportContext context, TransportRequest request, String className) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(TranscriptHeader.DEVICE, context.device().name());
        // Of a worker with its number.
        facts.put(
                TranscriptHeader.ALIAS, context.name().substring(context.name().lastIndexOf('/') + 1));
        context.path().map(Path::name).ifPresent(name -> facts.put(TranscriptHeader.PATH, name));
        facts.put(TranscriptHeader.PROTOCOL, request.protocol());
        String purpose = request.purpose().name().toLowerCase(Locale.ROOT);
        facts.put(
                TranscriptHeader.PURPOSE,
                request.target().map(target -> purpose + " " + target).orElse(purpose));
        facts.put(TranscriptHeader.CLASS, className);
        for (String fact : new String[] {TranscriptHeader.OS, TranscriptHeader.PLATFORM, TranscriptHeader.MODEL}) {
            context.device().attribute(fact).ifPresent(value -> facts.put(fact, value));
        }
        return facts;
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import com.hierynomus.sshj.key.KeyAlgorithm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.common.DisconnectReason;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuth;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.method.AuthKeyboardInteractive;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthNone;
import net.schmizz.sshj.userauth.method.AuthPassword;
import net.schmizz.sshj.userauth.method.AuthPublickey;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.device.Credential;
import org.plugboard.device.Secret;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.TransportContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One login (RFC 4252): asks what the server offers, then tries each method that we have something for once, the key
 * first, the others in the server's order. A server that wants several of them one after the other gets them.
 */
final class Login {

    private static final Logger LOG = LoggerFactory.getLogger(Login.class);
    private static final String PUBLIC_KEY = "publickey";
    private static final String PASSWORD = "password";
    private static final String KEYBOARD = "keyboard-interactive";

    private final TransportContext context;
    private final SshSettings settings;
    private final Map<String, Function<Deadline, AuthMethod>> methods = new LinkedHashMap<>();
    private final List<String> tried = new ArrayList<>();
    private boolean wantsMore;
    private @Nullable KeyboardAnswers answers;

    /** @param key the key to log in with, if there is one */
    Login(TransportContext context, SshSettings settings, Optional<KeyProvider> key) {
        this.context = context;
        this.settings = settings;
        key.ifPresent(present -> methods.put(PUBLIC_KEY, deadline -> new AuthPublickey(present)));
        useKeyboard();
        settings.credential().password().ifPresent(this::usePassword);
        settings.options().preferredAuthentications().ifPresent(methods.keySet()::retainAll);
    }

    /** @throws AuthenticationException if the server refuses all that we have */
    void run(PipeClient client, Deadline deadline) throws TransportException {
        Config config = client.transport().getConfig();
        List<Factory.Named<KeyAlgorithm>> hostKeys = config.getKeyAlgorithms();
        // sshj has one list for the keys of hosts and of users, and does not look at it for a host before it has logged
        // in.
        config.setKeyAlgorithms(settings.offer().userKeys());
        try {
            attemptAll(client, deadline);
        } finally {
            config.setKeyAlgorithms(hostKeys);
        }
    }

    private void attemptAll(PipeClient client, Deadline deadline) throws TransportException {
        boolean in = attempt(client, new AuthNone(), deadline);
        Collection<String> offered = client.userAuth().getAllowedMethods();
        while (!in) {
            String next = next(offered).orElseThrow(() -> refused(client.userAuth()));
            Function<Deadline, AuthMethod> method = methods.remove(next);
            tried.add(next);
            in = method != null && attempt(client, method.apply(deadline), deadline);
            if (!in && answers != null && answers.failure().isPresent()) {
                throw answers.failure().get();
            }
            offered = client.userAuth().getAllowedMethods();
            wantsMore = client.userAuth().hadPartialSuccess();
        }
        LOG.debug("{}: logged in as {} by {}", settings.name(), settings.user(), tried.isEmpty() ? "nothing" : tried);
    }

    private void usePassword(Secret password) {
        if (settings.options().allows(Keyword.PASSWORD_AUTHENTICATION)) {
            methods.put(PASSWORD, deadline -> new AuthPassword(new SecretFinder(password)));
        }
    }

    private void useKeyboard() {
        if (settings.options().allows(Keyword.KBD_INTERACTIVE_AUTHENTICATION)) {
            methods.put(KEYBOARD, deadline -> {
                boolean passwordGiven = wantsMore && tried.contains(PASSWORD);
                answers = new KeyboardAnswers(context, settings.credential(), passwordGiven, deadline);
                return new AuthKeyboardInteractive(answers);
            });
        }
    }

    /** Without anything to answer with it is no way in, but the second step of one: then a person can be asked. */
    private boolean isOpen(String method) {
        Credential credential = settings.credential();
        return methods.containsKey(method)
                && (!method.equals(KEYBOARD)
                        || wantsMore
                        || credential.password().isPresent()
                        || KeyboardAnswers.hasCode(credential));
    }

    private Optional<String> next(Collection<String> offered) {
        Optional<List<String>> preferred = settings.options().preferredAuthentications();
        if (preferred.isPresent()) {
            return preferred.get().stream()
                    .filter(method -> offered.contains(method) && isOpen(method))
                    .findFirst();
        }
        if (offered.contains(PUBLIC_KEY) && methods.containsKey(PUBLIC_KEY)) {
            return Optional.of(PUBLIC_KEY);
        }
        return offered.stream().filter(this::isOpen).findFirst();
    }

    private boolean attempt(PipeClient client, AuthMethod method, Deadline deadline) throws TransportException {
        method.setLoggerFactory(QuietLogger.FACTORY);
        try {
            return client.userAuth()
                    .authenticate(settings.user(), client.connection(), method, SshTransport.millis(deadline));
        } catch (UserAuthException e) {
            // The transport looks open for a moment yet when its end is known.
            Optional<SSHException> lost = lost(e);
            if (lost.isPresent() && lost.get().getDisconnectReason() != DisconnectReason.UNKNOWN) {
                throw new TransportException(
                        lost.get().getDisconnectReason(), lost.get().getMessage(), e);
            }
            if (lost.isPresent()
                    || !client.transport().isRunning()
                    || deadline.isOver()
                    || Thread.currentThread().isInterrupted()) {
                throw new TransportException("the login was cut off", e);
            }
            LOG.debug("{}: {}: {}", settings.name(), method.getName(), e.toString());
            return false;
        }
    }

    /** What sshj wraps when the connection ends: the server's farewell, or how it was lost. */
    private static Optional<SSHException> lost(UserAuthException failure) {
        for (Throwable wrapped = failure; wrapped != null; wrapped = wrapped.getCause()) {
            if (wrapped instanceof SSHException said
                    && (said instanceof TransportException || said.getDisconnectReason() != DisconnectReason.UNKNOWN)) {
                return Optional.of(said);
            }
        }
        return Optional.empty();
    }

    private AuthenticationException refused(UserAuth auth) {
        String partly = auth.hadPartialSuccess() ? "; it accepted a part and wants more" : "";
        String asked = answers == null
                ? ""
                : answers.unanswered()
                        .map(question -> "; it asked \"" + question + "\", and the credential has no otp and nobody is"
                                + " there to be asked")
                        .orElse("");
        return new AuthenticationException("%s: %s refused user %s; tried %s, the server offers %s%s%s"
                .formatted(
                        settings.name(),
                        settings.description(),
                        settings.user(),
                        tried.isEmpty() ? "nothing" : String.join(", ", tried),
                        String.join(", ", auth.getAllowedMethods()),
                        partly,
                        asked));
    }
}

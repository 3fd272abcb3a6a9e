// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import com.hierynomus.sshj.key.KeyAlgorithm;
import com.hierynomus.sshj.transport.kex.ExtInfoClientFactory;
import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyV1KeyFile;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.ConfigImpl;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.transport.cipher.Cipher;
import net.schmizz.sshj.transport.compression.NoneCompression;
import net.schmizz.sshj.transport.kex.KeyExchange;
import net.schmizz.sshj.transport.mac.MAC;
import net.schmizz.sshj.transport.random.JCERandom;
import net.schmizz.sshj.transport.random.SingletonRandomFactory;
import net.schmizz.sshj.userauth.keyprovider.OpenSSHKeyFile;
import net.schmizz.sshj.userauth.keyprovider.PKCS8KeyFile;
import net.schmizz.sshj.userauth.keyprovider.PuTTYKeyFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one connection offers a server, best first, of each kind: the usual, unless {@code ssh_options} say otherwise. */
final class Offer {

    /**
     * What is offered of one kind.
     *
     * @param asked whether {@code ssh_options} say what
     */
    record Choice(Catalogue<?> catalogue, List<String> names, boolean asked) {}

    private static final Logger LOG = LoggerFactory.getLogger(Offer.class);

    private final SshOptions options;
    private final List<Factory.Named<KeyExchange>> keyExchanges;
    private final List<Factory.Named<KeyAlgorithm>> hostKeys;
    private final List<Factory.Named<KeyAlgorithm>> userKeys;
    private final List<Factory.Named<Cipher>> ciphers;
    private final List<Factory.Named<MAC>> macs;

    /**
     * Reads the options.
     *
     * @param name how messages begin
     * @throws org.plugboard.connection.InvalidRequestException if a list cannot be read, or nothing of it is here
     */
    Offer(String name, SshOptions options) {
        this.options = options;
        keyExchanges = chosen(name, Algorithms.KEY_EXCHANGES);
        hostKeys = chosen(name, Algorithms.HOST_KEYS);
        userKeys = chosen(name, Algorithms.USER_KEYS);
        ciphers = chosen(name, Algorithms.CIPHERS);
        macs = chosen(name, Algorithms.MACS);
    }

    /** A configuration of sshj for one connection. */
    Config config() {
        ConfigImpl config = new ConfigImpl();
        config.setLoggerFactory(QuietLogger.FACTORY);
        config.setVersion("Plugboard");
        config.setRandomFactory(new SingletonRandomFactory(new JCERandom.Factory()));
        config.setKeepAliveProvider(KeepAliveProvider.HEARTBEAT);
        List<Factory.Named<KeyExchange>> withExtensions = new ArrayList<>(keyExchanges);
        withExtensions.add(new ExtInfoClientFactory());
        config.setKeyExchangeFactories(withExtensions);
        config.setKeyAlgorithms(hostKeys);
        config.setCipherFactories(ciphers);
        config.setMACFactories(macs);
        config.setCompressionFactories(List.of(new NoneCompression.Factory()));
        config.setFileKeyProviderFactories(List.of(
                new OpenSSHKeyV1KeyFile.Factory(),
                new PKCS8KeyFile.Factory(),
                new OpenSSHKeyFile.Factory(),
                new PuTTYKeyFile.Factory()));
        return config;
    }

    /** The algorithms to sign with, of which each type of key has its own. */
    List<Factory.Named<KeyAlgorithm>> userKeys() {
        return userKeys;
    }

    /** All of which the server must have one in common. */
    List<Choice> choices() {
        return List.of(
                choice(Algorithms.KEY_EXCHANGES, keyExchanges),
                choice(Algorithms.HOST_KEYS, hostKeys),
                choice(Algorithms.CIPHERS, ciphers),
                choice(Algorithms.MACS, macs));
    }

    private <T> Choice choice(Catalogue<T> catalogue, List<Factory.Named<T>> offered) {
        return new Choice(catalogue, Factory.Named.Util.getNames(offered), options.has(catalogue.keyword()));
    }

    private <T> List<Factory.Named<T>> chosen(String name, Catalogue<T> catalogue) {
        String list = options.text(catalogue.keyword()).orElse(null);
        if (list == null) {
            return catalogue.usual();
        }
        List<String> missing = new ArrayList<>();
        List<Factory.Named<T>> chosen;
        try {
            chosen = catalogue.choose(list, missing);
        } catch (IllegalArgumentException e) {
            throw options.wrong(catalogue.keyword(), e.getMessage());
        }
        if (chosen.isEmpty()) {
            throw options.wrong(
                    catalogue.keyword(),
                    "at least one %s that is here: %s"
                            .formatted(
                                    catalogue.kind(), String.join(", ", Factory.Named.Util.getNames(catalogue.all()))));
        }
        if (!missing.isEmpty()) {
            LOG.warn(
                    "{}: ssh_options: there is no {} {} here; it is left out",
                    name,
                    catalogue.kind(),
                    String.join(", ", missing));
        }
        return chosen;
    }
}

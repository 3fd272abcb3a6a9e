// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The keywords of ssh_config(5) that have a meaning here. The others are known too, so that a misspelt one is found. */
enum Keyword {
    CIPHERS("Ciphers"),
    CONNECT_TIMEOUT("ConnectTimeout"),
    HOST_KEY_ALGORITHMS("HostKeyAlgorithms"),
    IDENTITY_FILE("IdentityFile"),
    KBD_INTERACTIVE_AUTHENTICATION("KbdInteractiveAuthentication", "ChallengeResponseAuthentication"),
    KEX_ALGORITHMS("KexAlgorithms"),
    MACS("MACs"),
    PASSWORD_AUTHENTICATION("PasswordAuthentication"),
    PORT("Port"),
    PREFERRED_AUTHENTICATIONS("PreferredAuthentications"),
    PUBKEY_ACCEPTED_ALGORITHMS("PubkeyAcceptedAlgorithms", "PubkeyAcceptedKeyTypes"),
    PUBKEY_AUTHENTICATION("PubkeyAuthentication"),
    STRICT_HOST_KEY_CHECKING("StrictHostKeyChecking"),
    USER("User"),
    USER_KNOWN_HOSTS_FILE("UserKnownHostsFile");

    /** Those that change nothing between us and the server: what we never do, what is for people, what is our habit anyway. */
    private static final Set<String> HARMLESS = names(
            "AddKeysToAgent AddressFamily BatchMode CanonicalDomains CanonicalizeFallbackLocal CanonicalizeHostname",
            "CanonicalizeMaxDots CanonicalizePermittedCNAMEs CASignatureAlgorithms CheckHostIP Cipher ClearAllForwardings",
            "Compression CompressionLevel ConnectionAttempts ControlMaster ControlPath ControlPersist",
            "EnableEscapeCommandline EnableSSHKeysign EscapeChar ExitOnForwardFailure FingerprintHash",
            "ForkAfterAuthentication ForwardX11Timeout ForwardX11Trusted GatewayPorts GlobalKnownHostsFile",
            "GSSAPIDelegateCredentials HashKnownHosts HostbasedAcceptedAlgorithms HostbasedKeyTypes IdentitiesOnly",
            "IdentityAgent IgnoreUnknown IPQoS KbdInteractiveDevices KeepAlive LogLevel LogVerbose NumberOfPasswordPrompts",
            "ObscureKeystrokeTiming PermitLocalCommand PermitRemoteOpen Protocol RequestTTY RhostsRSAAuthentication",
            "RSAAuthentication SecurityKeyProvider SendEnv ServerAliveCountMax StdinNull StreamLocalBindMask",
            "StreamLocalBindUnlink SyslogFacility Tag TCPKeepAlive UpdateHostKeys UseKeychain UsePrivilegedPort UseRoaming",
            "VerifyHostKeyDNS VisualHostKey WarnWeakCrypto XAuthLocation");

    /** Those that ask for what is not done here, unless they switch it off. */
    private static final Set<String> UNSERVED = names(
            "BindAddress BindInterface CertificateFile ChannelTimeout DynamicForward ForwardAgent ForwardX11",
            "GSSAPIAuthentication GSSAPIKeyExchange Host HostbasedAuthentication HostKeyAlias HostName Include",
            "KnownHostsCommand LocalCommand LocalForward Match NoHostAuthenticationForLocalhost PKCS11Provider",
            "ProxyCommand ProxyJump ProxyUseFdpass RefuseConnection RekeyLimit RemoteCommand RemoteForward",
            "RequiredRSASize RevokedHostKeys RSAMinSize ServerAliveInterval SessionType SetEnv Tunnel TunnelDevice",
            "VersionAddendum");

    private static final Set<String> OFF = Set.of("no", "none", "false", "off", "0", "/dev/null");

    private final String name;
    private final String formerly;

    Keyword(String name) {
        this(name, name);
    }

    Keyword(String name, String formerly) {
        this.name = name;
        this.formerly = formerly;
    }

    /** The keyword of this name, however it is capitalised. */
    static Optional<Keyword> named(String name) {
        return Arrays.stream(values())
                .filter(keyword -> name.equalsIgnoreCase(keyword.name) || name.equalsIgnoreCase(keyword.formerly))
                .findFirst();
    }

    /** Whether it may be passed over in silence. */
    static boolean isHarmless(String name, String value) {
        return HARMLESS.contains(name) || (UNSERVED.contains(name) && OFF.contains(value.toLowerCase(Locale.ROOT)));
    }

    /** Whether ssh_config(5) has it and we do not serve it. */
    static boolean isUnserved(String name) {
        return UNSERVED.contains(name);
    }

    /** All of ssh_config(5). */
    static Collection<String> all() {
        Set<String> all = names();
        all.addAll(HARMLESS);
        all.addAll(UNSERVED);
        Arrays.stream(values()).forEach(keyword -> all.addAll(names(keyword.name, keyword.formerly)));
        return all;
    }

    private static Set<String> names(String... lines) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Stream.of(lines).flatMap(line -> Stream.of(line.split(" ", -1))).forEach(names::add);
        return names;
    }

    /** As ssh_config(5) writes it. */
    @Override
    public String toString() {
        return name;
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plugboard.netconf.EditOptions.DefaultOperation;

/**
 * One request, as a value: it can be kept, and be sent any number of times by {@link Netconf#send}. Its static methods make those of the
 * RFCs; {@link #of(String)} any other. Its parameters are written by the session, so that nothing in a caller's XML can end the request.
 *
 * @param name of the operation; {@code rpc} for one that is given as XML
 * @param namespace of the operation
 * @param parameters in the order in which they are written
 * @param limits what it may cost
 */
public record Rpc(String name, String namespace, List<RpcParameter> parameters, RpcLimits limits) {

    /** Of NETCONF's own operations. */
    public static final String BASE = "urn:ietf:params:xml:ns:netconf:base:1.0";

    /** Of {@code get-data} and {@code edit-data} (RFC 8526). */
    public static final String NMDA = "urn:ietf:params:xml:ns:yang:ietf-netconf-nmda";

    /** Of {@code get-schema} (RFC 6022). */
    public static final String MONITORING = "urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring";

    /** Of {@code partial-lock} (RFC 5717). */
    public static final String PARTIAL_LOCK = "urn:ietf:params:xml:ns:netconf:partial-lock:1.0";

    /** Of {@code with-defaults} (RFC 6243). */
    public static final String WITH_DEFAULTS = "urn:ietf:params:xml:ns:yang:ietf-netconf-with-defaults";

    /** Of {@code action} (RFC 7950, section 7.15). */
    public static final String ACTION = "urn:ietf:params:xml:ns:yang:1";

    private static final String ORIGIN = "urn:ietf:params:xml:ns:yang:ietf-origin";
    private static final String RAW = "rpc";

    public Rpc {
        parameters = List.copyOf(parameters);
    }

    private static Rpc base(String name, RpcParameter... parameters) {
        return in(BASE, name, List.of(parameters));
    }

    private static Rpc in(String namespace, String name, List<RpcParameter> parameters) {
        return new Rpc(name, namespace, parameters, RpcLimits.OF_CONNECTION);
    }

    /**
     * Any operation as XML: its one element, in which one without a namespace is NETCONF's, with or without {@code rpc} around it. It is
     * sent whatever the device's capabilities are.
     */
    public static Rpc of(String xml) {
        return base(RAW, new RpcParameter.Content("", xml));
    }

    /** State and configuration (RFC 6241, section 7.7). */
    public static Rpc get(Query query) {
        return base("get", selection("get", query));
    }

    /** Configuration (RFC 6241, section 7.1). */
    public static Rpc getConfig(Datastore source, Query query) {
        List<RpcParameter> parameters = new ArrayList<>(List.of(new RpcParameter.Place("source", source)));
        parameters.addAll(List.of(selection("get-config", query)));
        return in(BASE, "get-config", parameters);
    }

    private static RpcParameter[] selection(String name, Query query) {
        if (query.isOnlyForGetData()) {
            throw new IllegalArgumentException(
                    name + " knows neither config nor origins nor depth; they belong to get-data (RFC 8526)");
        }
        List<RpcParameter> parameters = new ArrayList<>();
        if (query.filter() != null) {
            parameters.add(new RpcParameter.Selection(query.filter()));
        }
        if (query.withDefaults() != null) {
            parameters.add(withDefaults(query.withDefaults()));
        }
        return parameters.toArray(RpcParameter[]::new);
    }

    /** Data of any datastore (RFC 8526, section 3.1.1). */
    public static Rpc getData(DatastoreIdentity source, Query query) {
        List<RpcParameter> parameters = new ArrayList<>(List.of(datastore(source)));
        if (query.filter() != null) {
            parameters.add(new RpcParameter.Selection(query.filter()));
        }
        if (query.config() != null) {
            parameters.add(new RpcParameter.Text("config-filter", query.config().toString()));
        }
        query.origins().forEach(origin -> parameters.add(origin("origin-filter", origin)));
        query.negatedOrigins().forEach(origin -> parameters.add(origin("negated-origin-filter", origin)));
        if (query.maxDepth() > 0) {
            parameters.add(new RpcParameter.Text("max-depth", Integer.toString(query.maxDepth())));
        }
        if (query.withOrigin()) {
            parameters.add(new RpcParameter.Text("with-origin", ""));
        }
        if (query.withDefaults() != null) {
            parameters.add(
                    new RpcParameter.Text("with-defaults", query.withDefaults().toString()));
        }
        return in(NMDA, "get-data", parameters);
    }

    private static RpcParameter origin(String name, String origin) {
        return new RpcParameter.Text(name, "", origin.contains(":") ? origin : "or:" + origin, Map.of("or", ORIGIN));
    }

    private static RpcParameter datastore(DatastoreIdentity datastore) {
        String prefix = datastore.namespace().equals(DatastoreIdentity.DATASTORES) ? "ds" : "other";
        return new RpcParameter.Text(
                "datastore", "", prefix + ":" + datastore.identity(), Map.of(prefix, datastore.namespace()));
    }

    /** Changes a configuration by a text or by a file at a URL (RFC 6241, section 7.2). */
    public static Rpc editConfig(Datastore target, ConfigSource config, EditOptions options) {
        List<RpcParameter> parameters = new ArrayList<>(List.of(new RpcParameter.Place("target", target)));
        add(parameters, "default-operation", options.defaultOperation());
        add(parameters, "test-option", options.test());
        add(parameters, "error-option", options.onError());
        parameters.add(change("edit-config", config));
        return in(BASE, "edit-config", parameters);
    }

    /** Changes a datastore by a text or by a file at a URL (RFC 8526, section 3.1.2). */
    public static Rpc editData(DatastoreIdentity target, ConfigSource config, DefaultOperation operation) {
        return in(
                NMDA,
                "edit-data",
                List.of(
                        datastore(target),
                        new RpcParameter.Text("default-operation", operation.toString()),
                        change("edit-data", config)));
    }

    private static RpcParameter change(String name, ConfigSource config) {
        if (config instanceof ConfigText text) {
            return new RpcParameter.Content("config", text.xml());
        } else if (config instanceof ConfigUrl url) {
            return new RpcParameter.Text("url", url.url());
        }
        throw new IllegalArgumentException("%s takes a text or a URL, not %s".formatted(name, config));
    }

    private static void add(List<RpcParameter> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.add(new RpcParameter.Text(name, value.toString()));
        }
    }

    /** Makes one configuration what another one is, whole (RFC 6241, section 7.3). */
    public static Rpc copyConfig(ConfigSource source, ConfigTarget target) {
        return base("copy-config", new RpcParameter.Place("target", target), new RpcParameter.Place("source", source));
    }

    /** The same, with or without what has its default value (RFC 6243, section 4.5.1; capability {@code :with-defaults}). */
    public static Rpc copyConfig(ConfigSource source, ConfigTarget target, WithDefaults mode) {
        List<RpcParameter> parameters =
                new ArrayList<>(copyConfig(source, target).parameters());
        parameters.add(withDefaults(mode));
        return in(BASE, "copy-config", parameters);
    }

    private static RpcParameter withDefaults(WithDefaults mode) {
        return new RpcParameter.Text("with-defaults", WITH_DEFAULTS, mode.toString(), Map.of());
    }

    /** Deletes a configuration (RFC 6241, section 7.4). */
    public static Rpc deleteConfig(ConfigTarget target) {
        return base("delete-config", new RpcParameter.Place("target", target));
    }

    /** Locks a configuration for the session (RFC 6241, section 7.5); one that RFC 6241 does not have as RFC 8526, section 3.2 names it. */
    public static Rpc lock(DatastoreIdentity target) {
        return base("lock", new RpcParameter.Place("target", target));
    }

    /** Gives a locked configuration free (RFC 6241, section 7.6; RFC 8526, section 3.2). */
    public static Rpc unlock(DatastoreIdentity target) {
        return base("unlock", new RpcParameter.Place("target", target));
    }

    /**
     * Locks the parts of the running configuration that these XPath expressions select (RFC 5717, section 2.4.1).
     *
     * @param namespaces what their prefixes stand for
     */
    public static Rpc partialLock(List<String> selects, Map<String, String> namespaces) {
        if (selects.isEmpty()) {
            throw new IllegalArgumentException("partial-lock needs an XPath expression");
        }
        return in(
                PARTIAL_LOCK,
                "partial-lock",
                selects.stream()
                        .<RpcParameter>map(select -> new RpcParameter.Text("select", "", select, namespaces))
                        .toList());
    }

    /** Gives a partial lock free (RFC 5717, section 2.4.2). */
    public static Rpc partialUnlock(long id) {
        return in(PARTIAL_LOCK, "partial-unlock", List.of(new RpcParameter.Text("lock-id", Long.toString(id))));
    }

    /** Makes the candidate configuration the running one (RFC 6241, sections 8.3.4.1 and 8.4.5.1). */
    public static Rpc commit(CommitOptions options) {
        List<RpcParameter> parameters = new ArrayList<>();
        if (options.confirmed()) {
            parameters.add(new RpcParameter.Text("confirmed", ""));
        }
        add(
                parameters,
                "confirm-timeout",
                options.timeout() == null ? null : options.timeout().toSeconds());
        add(parameters, "persist", options.persist());
        add(parameters, "persist-id", options.persistId());
        return in(BASE, "commit", parameters);
    }

    /** Undoes the confirmed commit of this session (RFC 6241, section 8.4.4.1). */
    public static Rpc cancelCommit() {
        return base("cancel-commit");
    }

    /** Undoes the confirmed commit that bears this word. */
    public static Rpc cancelCommit(String persistId) {
        return base("cancel-commit", new RpcParameter.Text("persist-id", persistId));
    }

    /** Makes the candidate configuration what the running one is (RFC 6241, section 8.3.4.2). */
    public static Rpc discardChanges() {
        return base("discard-changes");
    }

    /** Lets the device look whether a configuration is valid (RFC 6241, section 8.6.4.1; RFC 8526, section 3.2). */
    public static Rpc validate(ConfigSource source) {
        return base("validate", new RpcParameter.Place("source", source));
    }

    /** Ends another session (RFC 6241, section 7.9). */
    public static Rpc killSession(long sessionId) {
        return base("kill-session", new RpcParameter.Text("session-id", Long.toString(sessionId)));
    }

    /** Asks the device to end the session (RFC 6241, section 7.8). */
    public static Rpc closeSession() {
        return base("close-session");
    }

    /** The text of a module (RFC 6022, section 3.1), in YANG. */
    public static Rpc getSchema(String identifier) {
        return getSchema(identifier, "", "");
    }

    /**
     * The text of a module.
     *
     * @param version its revision; an empty text is the only one that the device has
     * @param format for example {@code yin}; an empty text is YANG
     */
    public static Rpc getSchema(String identifier, String version, String format) {
        List<RpcParameter> parameters = new ArrayList<>(List.of(new RpcParameter.Text("identifier", identifier)));
        if (!version.isEmpty()) {
            parameters.add(new RpcParameter.Text("version", version));
        }
        if (!format.isEmpty()) {
            parameters.add(new RpcParameter.Text(
                    "format", "", format.contains(":") ? format : "ncm:" + format, Map.of("ncm", MONITORING)));
        }
        return in(MONITORING, "get-schema", parameters);
    }

    /**
     * An action of the data model (RFC 7950, section 7.15).
     *
     * @param xml from the top of the data down to the action, with or without the element {@code action} around it
     */
    public static Rpc action(String xml) {
        return in(ACTION, "action", List.of(new RpcParameter.Content("", xml)));
    }

    /**
     * The same, which may take so long.
     *
     * @throws IllegalArgumentException if that is not more than zero
     */
    public Rpc timeout(Duration timeout) {
        return with(new RpcLimits(timeout, limits.maxAnswer(), limits.maxDepth()));
    }

    /**
     * The same, of whose reply so many bytes are read; 0 for as many as the connection says.
     *
     * @throws IllegalArgumentException if that is negative
     */
    public Rpc maxAnswer(long bytes) {
        return with(new RpcLimits(limits.timeout(), bytes, limits.maxDepth()));
    }

    /**
     * The same, in whose reply so many elements may be nested; 0 for as many as the connection says.
     *
     * @throws IllegalArgumentException if that is negative
     */
    public Rpc maxDepth(int elements) {
        return with(new RpcLimits(limits.timeout(), limits.maxAnswer(), elements));
    }

    private Rpc with(RpcLimits others) {
        return new Rpc(name, namespace, parameters, others);
    }

    /** Whether it was given as XML, so that nothing is known of it. */
    public boolean isRaw() {
        return name.equals(RAW) && namespace.equals(BASE);
    }

    /** The operation and where it acts; neither configurations nor words. */
    @Override
    public String toString() {
        return name
                + parameters.stream()
                        .filter(RpcParameter.Place.class::isInstance)
                        .map(parameter -> " " + parameter)
                        .collect(Collectors.joining());
    }
}

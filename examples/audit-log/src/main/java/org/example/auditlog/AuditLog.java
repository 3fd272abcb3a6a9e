// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.example.auditlog;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.plugboard.spi.HookFor;
import org.plugboard.spi.ServiceCall;
import org.plugboard.spi.ServiceHook;

/**
 * Writes a line for each call of each service of each device: when, who, where, what, how long it took, what came of it. The
 * README says what is written of the arguments, and what never is.
 *
 * <p>Its ranking makes it the outermost hook, so that it sees what the caller asked for and got, also where another hook
 * refuses the call or answers it from a cache. A call does not wait for the disk, and nothing that happens to the file
 * makes it fail. Thread-safe.
 */
@Component(
        service = ServiceHook.class,
        configurationPid = "org.example.auditlog",
        property = "service.ranking:Integer=1000")
@Designate(ocd = AuditLogConfiguration.class)
@HookFor
public final class AuditLog implements ServiceHook, AutoCloseable {

    private static final String STOPPED = "unfinished: the audit log was stopped before";

    private final Wording wording;
    private final LineWriter writer;
    private final Set<AuditedCall> underWay = ConcurrentHashMap.newKeySet();

    /** In a container: DS calls it with the configuration, and {@link #close} when the bundle goes. */
    @Activate
    public AuditLog(BundleContext context, AuditLogConfiguration configuration) {
        this(
                new AuditFile(
                        home(context).resolve(configuration.file()), configuration.max_bytes(), configuration.keep()),
                new Wording(configuration.arguments_of(), configuration.secret_words()));
    }

    /** For a program without a container: as shipped, into this file. */
    public AuditLog(Path file) {
        this(new AuditFile(file, AuditFile.MAX_BYTES, AuditFile.KEEP), Wording.SHIPPED);
    }

    AuditLog(AuditFile file, Wording wording) {
        this.wording = wording;
        this.writer = new LineWriter(file);
    }

    private static Path home(BundleContext context) {
        String home = context.getProperty("plugboard.home");
        return Path.of(home == null ? "" : home).toAbsolutePath();
    }

    /** No lock is held here while the call goes on, and a line is only handed to the writer's queue. */
    @Override
    public Object around(ServiceCall call) {
        AuditedCall audited = new AuditedCall(call, wording);
        underWay.add(audited);
        try {
            Object result = call.proceed();
            ended(audited, Wording.result(result));
            return result;
        } catch (RuntimeException | Error e) {
            ended(audited, wording.failure(call.service(), call.arguments(), e));
            throw e;
        }
    }

    /** Whoever takes the call out writes its line, so that it has one only, also when the log is stopped meanwhile. */
    private void ended(AuditedCall audited, String outcome) {
        if (underWay.remove(audited)) {
            writer.write(audited.line(outcome));
        }
    }

    /**
     * Writes what is left, a line for each call that still runs among it, and ends the writer. Waits at most five seconds for
     * the disk. Take the hook's registration back before; what ends later has no line.
     */
    @Deactivate
    @Override
    public void close() {
        underWay.forEach(audited -> ended(audited, STOPPED));
        writer.close();
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.util.List;
import java.util.Map;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.plugboard.device.Plugboard;

/** Offers the commands to every shell of the container that speaks Gogo, one service for each. */
@Component(service = {})
public final class GogoCommands {

    static final String SCOPE = "plugboard";

    /** Of Karaf's shell: what its help says of a command. */
    static final String DESCRIPTION = "osgi.command.description";

    private final GuestBenches benches;
    private final List<ServiceRegistration<Function>> registrations;

    /** For the container. */
    @Activate
    public GogoCommands(BundleContext context, @Reference Plugboard plugboard, @Reference EventLog events) {
        this.benches = new GuestBenches(plugboard, events);
        this.registrations = Commands.forAnyShell().stream()
                .map(command -> register(context, command))
                .toList();
    }

    private ServiceRegistration<Function> register(BundleContext context, Command command) {
        return context.registerService(
                Function.class,
                new CommandFunction(command, benches::of),
                FrameworkUtil.asDictionary(Map.of(
                        CommandProcessor.COMMAND_SCOPE,
                        SCOPE,
                        CommandProcessor.COMMAND_FUNCTION,
                        command.name(),
                        DESCRIPTION,
                        command.summary())));
    }

    /** Takes them back, and what they have left in the sessions of others. */
    @Deactivate
    public void close() {
        registrations.forEach(ServiceRegistration::unregister);
        benches.close();
    }
}

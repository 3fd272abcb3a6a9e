// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.plugboard.spi.HookFor;
import org.plugboard.spi.ServiceCall;
import org.plugboard.spi.ServiceHook;

/** A hook with an option of its own, which is its configuration. It is there as long as it is configured. */
@Component(configurationPid = PrefixHook.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@HookFor(classes = "probe", services = "execute")
public final class PrefixHook implements ServiceHook {

    static final String PID = "org.plugboard.itests.prefix";

    private final String prefix;

    /** Its option. */
    @interface Options {
        String prefix() default "none";
    }

    /** With this option. */
    @Activate
    public PrefixHook(Options options) {
        this.prefix = options.prefix();
    }

    @Override
    public @Nullable Object after(ServiceCall call, @Nullable Object result) {
        return prefix + " " + result;
    }
}

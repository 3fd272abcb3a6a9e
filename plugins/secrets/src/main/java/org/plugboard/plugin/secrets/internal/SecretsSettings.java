// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration of the plugin, PID {@code org.plugboard.plugin.secrets}. */
@ObjectClassDefinition(name = "Plugboard secrets", description = "How secrets in testbed files are read and written")
@interface SecretsSettings {

    /** Key {@code configuration}. A file, since a key in here would be seen as a property of the service. */
    @AttributeDefinition(
            name = "Configuration file",
            description =
                    "A file with a section [secrets] that is read behind all others, as that of the command line is"
                            + " in pyATS; empty for none")
    String configuration() default "";
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration of the manager, PID {@code org.plugboard.manager}. */
@ObjectClassDefinition(
        name = "Plugboard connection manager",
        description = "What holds for all devices where neither a call nor a testbed says otherwise")
@interface ManagerConfiguration {

    /** Key {@code default.class}. */
    @AttributeDefinition(
            name = "Default class",
            description = "The connection class when neither call, path, defaults nor protocol name one;"
                    + " counts from the next instantiate on; empty for none")
    String default_class() default "";

    /** Key {@code testbeds}. */
    @AttributeDefinition(
            name = "Folder of testbeds",
            description = "A folder whose testbed files (.yaml, .yml) are followed as long as the manager is there;"
                    + " may be missing; empty for none")
    String testbeds() default "";
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.example.auditlog;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration of the audit log, {@code etc/org.example.auditlog.cfg}; {@code max_bytes} is the key {@code max.bytes}. */
@ObjectClassDefinition(
        name = "Audit log",
        description = "Who called which service of which device, a line for each call")
@interface AuditLogConfiguration {

    /** The file; a relative name is found from the container's home, where there is none from the working directory. */
    @AttributeDefinition(
            name = "File",
            description = "A relative name is found from the container's home, else from the working directory")
    String file() default "audit.log";

    /** A file that would get larger is put aside under its time. */
    @AttributeDefinition(name = "Greatest size", description = "In bytes; 0 for no limit")
    long max_bytes() default AuditFile.MAX_BYTES;

    /** How many files that were put aside are kept; older ones are deleted. */
    @AttributeDefinition(name = "Files kept", description = "Beside the one that is written")
    int keep() default AuditFile.KEEP;

    /** The services whose arguments are written, separated by commas; of all others only how long they are. */
    @AttributeDefinition(name = "Services whose arguments are written", description = "Separated by commas")
    String arguments_of() default Wording.SERVICES;

    /** Where a word of an argument contains one of these, the rest of the argument is left out. Separated by commas. */
    @AttributeDefinition(name = "Words before secrets", description = "Separated by commas")
    String secret_words() default Wording.SECRET_WORDS;
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** How a connection that is not connected any more has ended, for whoever calls it later. */
record PastEnd(Ending ending, Instant at) {

    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter EARLIER = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** As messages say it, in the time of this place: {@code lost 09:29:33, keep-alive: no answer}. */
    String inWords() {
        ZonedDateTime time = at.atZone(ZoneId.systemDefault());
        DateTimeFormatter format = time.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault())) ? TODAY : EARLIER;
        return (ending.isLoss() ? "lost " : "closed ") + format.format(time) + ", " + ending.reason();
    }
}

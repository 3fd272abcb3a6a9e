// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

/** What is in the way of a permit, as messages tell it. */
sealed interface Obstacle {

    /** What is in the way, in numbers. */
    String text();

    /** What can be done about it beside waiting longer; empty if nothing can. */
    default String remedy() {
        return "";
    }

    /**
     * Sessions that are in use.
     *
     * @param used how many
     * @param limit how many there may be, which may have become less than are in use
     * @param place where the limit stands; empty if that is not known
     * @param holders the aliases that have them
     */
    record Sessions(int used, int limit, String place, String holders) implements Obstacle {

        @Override
        public String text() {
            String setting = setting("sessions", place);
            return used > limit
                    ? "%d sessions are in use by %s, and there may be %d %s".formatted(used, holders, limit, setting)
                    : "%d of %d %s in use %s by %s"
                            .formatted(used, limit, limit == 1 ? "session is" : "sessions are", setting, holders);
        }

        @Override
        public String remedy() {
            return "disconnect one, or ";
        }
    }

    /**
     * Logins of the last 60 seconds.
     *
     * @param made how many
     * @param limit how many there may be, which may have become less than there were
     * @param place where the limit stands; empty if that is not known
     * @param seconds until the next one may be
     */
    record Logins(int made, int limit, String place, long seconds) implements Obstacle {

        @Override
        public String text() {
            String setting = setting("logins_per_minute", place);
            String said = made > limit
                    ? "%d logins were made in the last 60 s, and there may be %d %s".formatted(made, limit, setting)
                    : "%d of %d %s made in the last 60 s %s"
                            .formatted(made, limit, limit == 1 ? "login was" : "logins were", setting);
            return said + "; the next may be in " + seconds + " s";
        }
    }

    /**
     * Nothing but others who are let in first, or any more: what was in the way has gone in this moment.
     */
    record Gone() implements Obstacle {

        @Override
        public String text() {
            return "it was only just its turn";
        }
    }

    /**
     * The same with those who wait before.
     *
     * @param ahead how many do; 0 if nobody does
     */
    record Behind(Obstacle obstacle, long ahead) implements Obstacle {

        @Override
        public String text() {
            return obstacle.text()
                    + (ahead == 0 ? "" : "; %d %s before this one".formatted(ahead, ahead == 1 ? "waits" : "wait"));
        }

        @Override
        public String remedy() {
            return obstacle.remedy();
        }
    }

    private static String setting(String key, String place) {
        return "(limits." + key + (place.isEmpty() ? "" : ", " + place) + ")";
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.stress;

import static org.plugboard.itests.classes.stress.Question.ASK;
import static org.plugboard.itests.classes.stress.Question.DIE;
import static org.plugboard.itests.classes.stress.Question.SLOW;
import static org.plugboard.itests.classes.stress.Question.TELL;

import java.time.Duration;
import java.util.List;
import org.plugboard.cli.Cli;
import org.plugboard.connection.Lease;
import org.plugboard.connection.Services;
import org.plugboard.contract.Relay;

/** What a caller can do with a connection, and how often it does. */
enum Deed {
    ASKS(600, Of.ALL) {
        @Override
        void on(Line line, Talk talk) {
            talk.ask(talk.use(line), line, ASK);
        }
    },
    ASKS_BY_ALIAS(100, Of.ALL) {
        @Override
        void on(Line line, Talk talk) {
            talk.use(line);
            talk.ask(line.peer().device().alias(line.alias()), line, ASK);
        }
    },
    ASKS_TYPED(100, Of.COMMAND_LINES) {
        @Override
        void on(Line line, Talk talk) {
            Cli cli = talk.use(line).as(Cli.class);
            talk.ask(line, ASK, command -> cli.execute(command, PATIENT));
        }
    },
    ASKS_BY_NAME(100, Of.COMMAND_LINES) {
        @Override
        void on(Line line, Talk talk) {
            talk.ask(line, ASK, command -> (String) talk.use(line).call("EXECUTE", command));
        }
    },
    IS_TOLD_MUCH(20, Of.COMMAND_LINES) {
        @Override
        void on(Line line, Talk talk) {
            talk.ask(talk.use(line), line, TELL);
        }
    },
    CONFIGURES(20, Of.COMMAND_LINES) {
        @Override
        void on(Line line, Talk talk) {
            String nonce = talk.company().nonces().next();
            talk.compare(line, nonce, nonce + " is noted by " + line.peer().name(), () -> talk.use(line)
                    .configure("note " + nonce));
        }
    },
    ASKS_IN_A_LEASE(30, Of.ALL) {
        @Override
        void on(Line line, Talk talk) {
            try (Lease lease = talk.lease(line)) {
                for (int calls = 1 + talk.random().nextInt(5); calls > 0; calls--) {
                    talk.ask(lease, line, ASK);
                }
            }
        }
    },
    /** What is painted in a lease has its color as long as the lease lasts. */
    PAINTS_IN_A_LEASE(40, Of.COMMAND_LINES) {
        @Override
        void on(Line line, Talk talk) {
            try (Lease lease = talk.lease(line)) {
                String color = COLORS.get(talk.random().nextInt(COLORS.size()));
                say(lease, "paint " + color, "paints " + color, line, talk);
                for (int calls = 1 + talk.random().nextInt(3); calls > 0; calls--) {
                    // The lease of a plain connection is its turn, which this thread has.
                    boolean around = !line.isPool() && talk.random().nextBoolean();
                    say(around ? lease.connection() : lease, "color", "finds " + color, line, talk);
                }
            }
        }
    },
    /** A sequence that nobody may talk into. */
    SENDS_IN_A_LEASE(5, Of.COMMAND_LINES) {
        @Override
        void on(Line line, Talk talk) {
            try (Lease lease = talk.lease(line)) {
                talk.ask(lease, line, ASK);
                for (int calls = 1 + talk.random().nextInt(2); calls > 0; calls--) {
                    String nonce = talk.company().nonces().next();
                    String answer = ASK.answer(nonce, line.peer().name());
                    talk.compare(line, nonce, answer, () -> {
                        lease.send(ASK.command(nonce) + "\r");
                        String heard = lease.as(Cli.class).expect(answer, PATIENT);
                        return talk.company().nonces().isMixed(heard, nonce) ? heard : answer;
                    });
                }
            }
        }
    },
    /** Asks what is answered too late; the others must not get that. */
    IS_HASTY(3, Of.COMMAND_LINES) {
        @Override
        void on(Line line, Talk talk) {
            try (Lease lease = talk.lease(line)) {
                // So that not the remains of an earlier call take the time.
                talk.ask(lease, line, ASK);
                talk.ask(line, SLOW, command -> lease.as(Cli.class).execute(command, HASTE));
            }
        }
    },
    /** Stops all that the device says, in the middle of an answer. */
    HOLDS_THE_WIRE(2, Of.COMMAND_LINES) {
        @Override
        void on(Line line, Talk talk) {
            Relay wire = line.peer().wire(line.protocol());
            try (Lease lease = talk.lease(line)) {
                talk.ask(lease, line, ASK);
                wire.holdAfter(talk.random().nextInt(60));
                // Not what hooks ask more for: that would wait for as long as it is held.
                talk.ask(line, TELL, command -> lease.as(Cli.class).execute(command, HASTE));
            } finally {
                wire.release();
            }
        }
    },
    /** Leaves the worker in a mode and with input that the next borrower must not get. */
    LEAVES_A_MESS(10, Of.POOLED_COMMAND_LINES) {
        @Override
        void on(Line line, Talk talk) {
            String nonce = talk.company().nonces().next();
            talk.company().nonces().cutShort(nonce);
            try (Lease lease = talk.lease(line)) {
                lease.send("configure terminal\r");
                lease.as(Cli.class).expect("\\(config\\)#", PATIENT);
                lease.send("note " + nonce + "\r");
            }
        }
    },
    CHANGES_THE_HOOKS(8, Of.ALL) {
        @Override
        void on(Line line, Talk talk) {
            talk.company().hooks().change(talk.company(), talk.random());
        }
    },
    INTERRUPTS(6, Of.ALL) {
        @Override
        void on(Line line, Talk talk) {
            List<Caller> callers = talk.company().callers();
            callers.get(talk.random().nextInt(callers.size())).disturb();
        }
    },
    LETS_A_SESSION_DIE(2, Of.MORTAL_COMMAND_LINES) {
        @Override
        void on(Line line, Talk talk) {
            talk.ask(talk.use(line), line, DIE);
        }
    },
    CUTS_THE_WIRE(1, Of.MORTALS) {
        @Override
        void on(Line line, Talk talk) throws Exception {
            line.peer().wire(line.protocol()).cut();
        }
    },
    CONNECTS(5, Of.ALL) {
        @Override
        void on(Line line, Talk talk) {
            line.connection().connect();
        }
    },
    DISCONNECTS(2, Of.MORTALS) {
        @Override
        void on(Line line, Talk talk) {
            line.connection().disconnect();
        }
    },
    DESTROYS(1, Of.MORTALS) {
        @Override
        void on(Line line, Talk talk) {
            line.peer().device().destroy(line.alias());
        }
    };

    private static final List<String> COLORS = List.of("red", "green", "blue");
    private static final Duration PATIENT = Duration.ofSeconds(60);

    /** Less than the device takes. */
    private static final Duration HASTE = Duration.ofMillis(10);

    private enum Of {
        ALL,
        COMMAND_LINES,
        MORTALS,
        MORTAL_COMMAND_LINES,
        POOLED_COMMAND_LINES;

        boolean includes(Line line) {
            return switch (this) {
                case ALL -> true;
                case COMMAND_LINES -> !line.isNetconf();
                case MORTALS -> line.mortal();
                case POOLED_COMMAND_LINES -> line.isPool() && !line.isNetconf();
                case MORTAL_COMMAND_LINES -> line.mortal() && !line.isNetconf();
            };
        }
    }

    private final int weight;
    private final Of of;

    Deed(int weight, Of of) {
        this.weight = weight;
        this.of = of;
    }

    abstract void on(Line line, Talk talk) throws Exception;

    /** How often it is done with this connection, beside the others. */
    int weight(Line line) {
        return of.includes(line) ? weight : 0;
    }

    /** Whether it gives less time than an answer takes. */
    boolean isHasty() {
        return this == IS_HASTY || this == HOLDS_THE_WIRE;
    }

    private static void say(Services on, String command, String answer, Line line, Talk talk) {
        String nonce = talk.company().nonces().next();
        talk.compare(line, nonce, nonce + " " + answer, () -> on.execute(command + " " + nonce));
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.netconf.CommitOptions;
import org.plugboard.netconf.ConfigText;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.EditOptions;
import org.plugboard.netconf.EditOptions.DefaultOperation;
import org.plugboard.netconf.EditOptions.OnError;
import org.plugboard.netconf.Query;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.WithDefaults;

/** The lines that people and scripts write: {@code get-config running <interfaces/>}. */
final class Lines {

    /** RFC 8342, section 5.3.4. */
    private static final Object[] ORIGINS = {"intended", "dynamic", "system", "learned", "default", "unknown"};

    private static final ConfigText NOTHING = ConfigText.of("");

    private static final List<Line> ALL = List.of(
            Line.of("get [with-defaults MODE] [FILTER]", QueryLines::get)
                    .option("with-defaults", (Object[]) WithDefaults.values()),
            Line.of("get-config DATASTORE [with-defaults MODE] [FILTER]", QueryLines::getConfig)
                    .at(datastore -> Rpc.getConfig(datastore, Query.ALL))
                    .option("with-defaults", (Object[]) WithDefaults.values()),
            Line.of(
                            "get-data DATASTORE [with-defaults MODE] [config|state] [origin ORIGIN|negated-origin ORIGIN] [max-depth N|unbounded] [with-origin] [FILTER]",
                            QueryLines::getData,
                            Rpc.getData(Datastore.RUNNING, Query.ALL))
                    .at(datastore -> Rpc.getData(datastore, Query.ALL))
                    .option("with-defaults", (Object[]) WithDefaults.values())
                    .option("config")
                    .option("state")
                    .option("origin", ORIGINS)
                    .option("negated-origin", ORIGINS)
                    .option("max-depth")
                    .option("with-origin"),
            Line.of(
                            "edit-config DATASTORE [default-operation VALUE] [test-option VALUE] [error-option VALUE] CONFIG|URL",
                            LineReaders::editConfig)
                    .at(datastore -> Rpc.editConfig(datastore, NOTHING, EditOptions.DEFAULTS))
                    .option("default-operation", (Object[]) DefaultOperation.values())
                    .option("test-option", (Object[]) EditOptions.Test.values())
                    .option("error-option", (Object[]) OnError.values()),
            Line.of(
                            "edit-data DATASTORE [default-operation VALUE] CONFIG|URL",
                            LineReaders::editData,
                            Rpc.getData(Datastore.RUNNING, Query.ALL))
                    .at(datastore -> Rpc.editData(datastore, NOTHING, DefaultOperation.MERGE))
                    .option("default-operation", (Object[]) DefaultOperation.values()),
            Line.of("edit CONFIG", LineReaders::edit),
            Line.of("copy-config SOURCE TARGET [with-defaults MODE]", LineReaders::copyConfig)
                    .at(Rpc::lock)
                    .at(datastore -> Rpc.copyConfig(NOTHING, datastore))
                    .option("with-defaults", (Object[]) WithDefaults.values()),
            Line.of("delete-config TARGET", LineReaders::deleteConfig).at(datastore -> Rpc.deleteConfig(datastore)),
            Line.of("diff DATASTORE|XML DATASTORE|XML", LineReaders::diff)
                    .at(Datastores::reading)
                    .at(Datastores::reading),
            Line.of("lock DATASTORE", words -> LineReaders.done(words, Rpc.lock(words.datastoreIdentity())))
                    .at(Rpc::lock),
            Line.of("unlock DATASTORE", words -> LineReaders.done(words, Rpc.unlock(words.datastoreIdentity())))
                    .at(Rpc::unlock),
            Line.of("partial-lock XPATH…", LineReaders::partialLock, Rpc.partialUnlock(0)),
            Line.of(
                    "partial-unlock ID",
                    words -> LineReaders.done(words, Rpc.partialUnlock(words.number("the number of a lock is wanted"))),
                    Rpc.partialUnlock(0)),
            Line.of(
                            "commit [confirmed [SECONDS]] [persist WORD] [persist-id WORD]",
                            LineReaders::commit,
                            Rpc.commit(CommitOptions.PLAIN))
                    .option("confirmed")
                    .option("persist")
                    .option("persist-id"),
            Line.of("cancel-commit [persist-id WORD]", LineReaders::cancelCommit, Rpc.cancelCommit())
                    .option("persist-id"),
            Line.of("discard-changes", words -> LineReaders.done(words, Rpc.discardChanges()), Rpc.discardChanges()),
            Line.of(
                            "validate SOURCE",
                            words -> LineReaders.done(words, Rpc.validate(words.source())),
                            Rpc.validate(NOTHING))
                    .at(Rpc::validate),
            Line.of(
                    "kill-session ID",
                    words -> LineReaders.done(
                            words, Rpc.killSession(words.number("the number of a session is wanted")))),
            Line.of("close-session", words -> LineReaders.done(words, Rpc.closeSession())),
            Line.of("get-schema NAME [VERSION [FORMAT]]", LineReaders::getSchema, Rpc.getSchema("a"))
                    .first(Capabilities::modules),
            Line.of("schemas", LineReaders::schemas),
            Line.of("capabilities", LineReaders::capabilities),
            Line.of("supports CAPABILITY", LineReaders::supports).first(capabilities -> capabilities.own().stream()
                    .map(name -> name.split("\\?", 2)[0])
                    .distinct()
                    .toList()),
            Line.of("save FILE OPERATION…", LineReaders::save),
            Line.of("action XML", LineReaders::action));

    private static final List<String> NAMES = ALL.stream().map(Line::name).toList();

    private Lines() {}

    /**
     * What a line says to do; {@code subject} is how messages begin, the capabilities are the device's.
     *
     * @throws UnknownNameException if no line begins so
     * @throws InvalidRequestException if something is missing, wrong or too much
     */
    static Work read(String subject, String line, Capabilities capabilities) {
        String text = line.strip();
        if (text.startsWith("<")) {
            return LineReaders.raw(text);
        }
        String[] words = text.split("\\s+", 2);
        Line found = named(words[0])
                .orElseThrow(() -> UnknownNameException.of(
                        subject, "operation", Failures.excerpt(words[0]), NAMES, "or give an operation as XML"));
        Words behind = new Words(subject, found, capabilities, words.length > 1 ? words[1] : "");
        try {
            Work work = found.reader().apply(behind);
            behind.end();
            return work;
        } catch (IllegalArgumentException e) {
            throw behind.invalid(e.getMessage());
        }
    }

    private static Optional<Line> named(String name) {
        return ALL.stream().filter(line -> key(line.name()).equals(key(name))).findFirst();
    }

    /** {@code get-config}, {@code getConfig} and {@code get_config} are one name. */
    private static String key(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** The words that can stand behind these on a device with these capabilities. */
    static List<String> after(List<String> before, Capabilities capabilities) {
        if (before.isEmpty()) {
            return ALL.stream()
                    .filter(line -> line.isFor(capabilities))
                    .map(Line::name)
                    .toList();
        }
        if (key(before.get(0)).equals("save") && before.size() > 1) {
            return after(before.subList(2, before.size()), capabilities).stream()
                    .filter(word -> !word.equals("save"))
                    .toList();
        }
        return named(before.get(0))
                .map(line -> line.after(before.subList(1, before.size()), capabilities))
                .orElse(List.of());
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.plugboard.netconf.CommitOptions;
import org.plugboard.netconf.ConfigSource;
import org.plugboard.netconf.ConfigTarget;
import org.plugboard.netconf.ConfigText;
import org.plugboard.netconf.ConfigUrl;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.DatastoreIdentity;
import org.plugboard.netconf.Difference;
import org.plugboard.netconf.EditOptions;
import org.plugboard.netconf.EditOptions.DefaultOperation;
import org.plugboard.netconf.EditOptions.OnError;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcError;
import org.plugboard.netconf.Schema;
import org.plugboard.netconf.WithDefaults;
import org.plugboard.plugin.netconf.internal.xml.Content;

/** Reads what stands behind the names of the lines, and says what people are shown of the answers. */
final class LineReaders {

    private static final String OK = "<ok/>";
    private static final String SHOWN = "a datastore or XML";

    private LineReaders() {}

    /** An operation as XML: what is within its reply. */
    static Work raw(String xml) {
        return content(Rpc.of(xml));
    }

    private static Work content(Rpc rpc) {
        return Work.asking(rpc, reply -> Content.of(reply.answer().text()));
    }

    /** That it was done, and what the device warned of. */
    static Work done(Words words, Rpc rpc) {
        words.end();
        return Work.asking(rpc, reply -> done(reply.warnings()));
    }

    private static String done(List<RpcError> warnings) {
        return OK
                + warnings.stream()
                        .map(warning -> "\nwarning: " + Failures.excerpt(warning.text()))
                        .collect(Collectors.joining());
    }

    static Work editConfig(Words words) {
        Datastore target = words.datastore();
        Options<EditOptions> options = new Options<EditOptions>()
                .once(
                        "default-operation",
                        (edit, behind) ->
                                edit.defaultOperation(behind.constant(DefaultOperation.values(), "an operation")))
                .once("test-option", (edit, behind) -> edit.test(behind.constant(EditOptions.Test.values(), "a test")))
                .once("error-option", (edit, behind) -> edit.onError(behind.constant(OnError.values(), "a reaction")));
        EditOptions before = options.read(words, EditOptions.DEFAULTS);
        ConfigSource config = config(words);
        return done(words, Rpc.editConfig(target, config, options.read(words, before)));
    }

    static Work editData(Words words) {
        DatastoreIdentity target = words.datastoreIdentity();
        Options<DefaultOperation> options = new Options<DefaultOperation>()
                .once(
                        "default-operation",
                        (operation, behind) -> behind.constant(DefaultOperation.values(), "an operation"));
        DefaultOperation before = options.read(words, DefaultOperation.MERGE);
        ConfigSource config = config(words);
        return done(words, Rpc.editData(target, config, options.read(words, before)));
    }

    private static ConfigSource config(Words words) {
        return words.place(text -> text.startsWith("<") ? ConfigText.of(text) : ConfigUrl.of(text), "XML or a URL");
    }

    static Work edit(Words words) {
        String config = words.xml("the configuration");
        return Work.of(session -> done(session.edit(config)));
    }

    static Work copyConfig(Words words) {
        ConfigSource source = words.source();
        ConfigTarget target = words.target();
        return done(
                words,
                new Options<Rpc>()
                        .once(
                                "with-defaults",
                                (plain, behind) -> Rpc.copyConfig(
                                        source, target, behind.constant(WithDefaults.values(), "a mode")))
                        .read(words, Rpc.copyConfig(source, target)));
    }

    static Work deleteConfig(Words words) {
        return done(words, Rpc.deleteConfig(words.target()));
    }

    static Work diff(Words words) {
        ConfigSource before = words.configPlaceBefore(LineReaders::shown, SHOWN);
        ConfigSource after = words.configPlace(LineReaders::shown, SHOWN);
        return Work.of(session -> {
            Difference difference = session.difference(before, after);
            return difference.isEmpty() ? "no difference" : difference.toString();
        });
    }

    /** What can be compared: a device does not show what is at a URL. */
    private static ConfigSource shown(String text) {
        ConfigSource source = ConfigSource.of(text);
        if (source instanceof ConfigUrl) {
            throw new IllegalArgumentException("a device shows its datastores only");
        }
        return source;
    }

    static Work partialLock(Words words) {
        List<String> selects = words.xpaths();
        return content(Rpc.partialLock(selects, words.namespaces(String.join(" ", selects))));
    }

    static Work commit(Words words) {
        return done(
                words,
                Rpc.commit(new Options<CommitOptions>()
                        .once("confirmed", LineReaders::confirmed)
                        .once("persist", (commit, behind) -> commit.persist(behind.word("a word is wanted")))
                        .once("persist-id", (commit, behind) -> commit.persistId(behind.word("a word is wanted")))
                        .read(words, CommitOptions.PLAIN)));
    }

    private static CommitOptions confirmed(CommitOptions commit, Words words) {
        Duration time = words.isAtNumber() ? Duration.ofSeconds(words.number("whole seconds are wanted")) : null;
        return new CommitOptions(true, time, commit.persist(), commit.persistId());
    }

    static Work cancelCommit(Words words) {
        return done(
                words,
                new Options<Rpc>()
                        .once("persist-id", (plain, behind) -> Rpc.cancelCommit(behind.word("a word is wanted")))
                        .read(words, Rpc.cancelCommit()));
    }

    static Work getSchema(Words words) {
        String name = words.word("the name of a module is wanted");
        String version = words.isAtEnd() ? "" : words.word("a version is wanted");
        String format = words.isAtEnd() ? "" : words.word("a format is wanted");
        return Work.asking(Rpc.getSchema(name, version, format), reply -> Schemas.text(reply.answer()));
    }

    static Work schemas(Words words) {
        words.end();
        return Work.of(session -> session.schemas().stream()
                .map(Schema::toString)
                .distinct()
                .sorted()
                .collect(Collectors.joining("\n")));
    }

    /** A request whose answer is written into a file of this side, whatever its length. */
    static Work save(Words words) {
        Path file = words.place(Path::of, "the name of a file");
        if (words.has("save")) {
            throw words.invalid("a reply is saved once, into " + file);
        }
        Rpc rpc = words.line().rpc();
        if (rpc == null) {
            throw words.invalid("a line that is one request is wanted behind the file, for example get-config running");
        }
        return new Work(rpc, session -> "%s has %d bytes".formatted(file, session.save(rpc, file)));
    }

    static Work supports(Words words) {
        String capability = words.word("a capability is wanted");
        return Work.of(session -> Boolean.toString(session.supports(capability)));
    }

    static Work capabilities(Words words) {
        words.end();
        return Work.of(session -> String.join("\n", session.capabilities()));
    }

    static Work action(Words words) {
        return content(Rpc.action(words.xml("the action")));
    }
}

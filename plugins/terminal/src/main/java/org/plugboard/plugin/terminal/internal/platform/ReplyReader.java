// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.plugboard.plugin.terminal.internal.platform.Reply.Kind;
import org.plugboard.yaml.YamlPart;

/** Reads templates, and answers: a text for a line, else a block that says what is sent. */
final class ReplyReader {

    private static final Set<String> KINDS = Set.of("key", "refuse", "secret", "username", "password");

    private ReplyReader() {}

    /** What is under {@code answers}: a block of questions with their answers. */
    static Replies read(Block block, String key) {
        if (!block.has(key)) {
            return Replies.NONE;
        }
        return new Replies(block.part(key).entries().entrySet().stream()
                .map(ReplyReader::reply)
                .toList());
    }

    private static Reply reply(Map.Entry<String, YamlPart> entry) {
        YamlPart part = entry.getValue();
        PatternCheck.question(part, entry.getKey());
        if (part.isText()) {
            return new Reply(entry.getKey(), Kind.LINE, template(part));
        }
        Map<String, YamlPart> said = part.entries(KINDS);
        if (said.size() != 1) {
            throw part.wrong("must be a text, or one of key, refuse, secret, username and password");
        }
        Map.Entry<String, YamlPart> one = said.entrySet().iterator().next();
        return new Reply(entry.getKey(), Kind.valueOf(one.getKey().toUpperCase(Locale.ROOT)), template(one.getValue()));
    }

    static Template template(YamlPart part) {
        try {
            return Template.of(part.text());
        } catch (IllegalArgumentException e) {
            throw part.wrong(e.getMessage());
        }
    }

    /** A template that has no other places than these. */
    static Template template(Block block, String key, Set<String> names) {
        block.required(key);
        Template template = template(block.part(key));
        checkNames(block.part(key), template.names(), names);
        return template;
    }

    static void checkNames(YamlPart part, Set<String> used, Set<String> names) {
        used.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw part.unknown("has a place for " + name, name, names);
        });
    }
}

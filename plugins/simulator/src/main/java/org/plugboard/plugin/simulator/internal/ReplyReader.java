// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.simulator.internal.ReplyRule.Order;
import org.plugboard.plugin.simulator.internal.datastore.InstancePath;
import org.plugboard.plugin.simulator.internal.datastore.RpcError;
import org.plugboard.yaml.YamlPart;

/** Reads what is special in replies. */
final class ReplyReader {

    private static final Set<String> RULE =
            Set.of("when", "times", "error", "warning", "reply", "large", "delay", "late", "behind");
    private static final Set<String> ERROR = Set.of("type", "tag", "app-tag", "path", "message", "info");
    private static final Set<String> LARGE = Set.of("bytes", "entries", "around", "entry");
    private static final int MANY = 1_000_000;

    private ReplyReader() {}

    static ReplyRule rule(YamlPart part) {
        Map<String, YamlPart> rule = part.entries(RULE);
        return new ReplyRule(
                rule.containsKey("when") ? rule.get("when").text() : "",
                number(rule, "times"),
                errors(rule.get("error"), "error"),
                errors(rule.get("warning"), "warning"),
                rule.containsKey("reply") ? XmlPart.text(rule.get("reply"), new Placeholders(List.of())) : null,
                rule.containsKey("large") ? large(rule.get("large")) : null,
                new Order(time(rule, "delay"), time(rule, "late"), number(rule, "behind")));
    }

    /** One error, or several. */
    static List<RpcError> errors(@Nullable YamlPart part, String severity) {
        if (part == null) {
            return List.of();
        }
        return (part.isList() ? part.items() : List.of(part))
                .stream().map(item -> error(item, severity)).toList();
    }

    private static RpcError error(YamlPart part, String severity) {
        Map<String, YamlPart> error = part.entries(ERROR);
        String type = text(error, "type", "application");
        if (!RpcError.TYPES.contains(type)) {
            throw part.entry("type").unknown("is no layer", type, RpcError.TYPES);
        }
        return new RpcError(
                type,
                text(error, "tag", "operation-failed"),
                severity,
                text(error, "app-tag", ""),
                new InstancePath(text(error, "path", ""), Map.of()),
                text(error, "message", ""),
                error.containsKey("info") ? XmlPart.text(error.get("info"), Placeholders.OF_A_SESSION) : "");
    }

    /** The element that is around the entries is one without content. */
    private static LargeData large(YamlPart part) {
        Map<String, YamlPart> large = part.entries(LARGE);
        if (large.containsKey("bytes") == large.containsKey("entries")) {
            throw part.wrong("needs either bytes or entries");
        }
        String around = text(large, "around", "<interfaces xmlns=\"urn:ietf:params:xml:ns:yang:ietf-interfaces\"/>");
        if (!around.matches("(?s)\\s*<([^\\s/>]+)[^<>]*/>\\s*")) {
            throw part.entry("around").wrong("must be one element without content, as <interfaces xmlns=\"urn:…\"/>");
        }
        String entry = large.containsKey("entry")
                ? XmlPart.text(large.get("entry"), XmlPart.NUMBERED)
                : "<interface><name>eth{n}</name><enabled>true</enabled></interface>";
        String begin = "<data>" + around.strip().replaceFirst("\\s*/>$", ">");
        String end = "</" + around.strip().substring(1).split("[\\s/>]", 2)[0] + "></data>";
        long entries = large.containsKey("entries")
                ? XmlPart.number(large.get("entries"), Long.MAX_VALUE)
                : LargeData.entriesFor(XmlPart.number(large.get("bytes"), Long.MAX_VALUE / 2), entry);
        return new LargeData(begin, entry, end, entries);
    }

    private static String text(Map<String, YamlPart> parts, String key, String otherwise) {
        return parts.containsKey(key) ? parts.get(key).text() : otherwise;
    }

    private static Duration time(Map<String, YamlPart> parts, String key) {
        return parts.containsKey(key) ? AnswerReader.seconds(parts.get(key)) : Duration.ZERO;
    }

    private static int number(Map<String, YamlPart> parts, String key) {
        return parts.containsKey(key) ? (int) XmlPart.number(parts.get(key), MANY) : 0;
    }
}

// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.xml;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A reply without errors that is written as almost all are, so that its bytes can be given as they are. All of it is looked at once, by
 * rules that are stricter than those of XML: what they do not know – comments, processing instructions, CDATA, an unusual name – is left
 * to {@link XmlCursor}, and so is all that is not well-formed. Several times as fast as a parser.
 */
public final class PlainReply {

    private final byte[] bytes;
    private final int end;
    private final int maxDepth;
    private final BiPredicate<String, String> isData;
    private final PlainTag tag = new PlainTag();
    private final PlainText text = new PlainText();
    private final PlainScopes scopes;
    private int rootStart;
    private int rootEnd;
    private int dataStart = -1;
    private int dataNameEnd;
    private int dataEnd = -1;
    private String inherited = "";

    private PlainReply(MessageBuffer message, int maxDepth, BiPredicate<String, String> isData) {
        this.bytes = message.bytes();
        this.end = message.length();
        this.maxDepth = maxDepth;
        this.isData = isData;
        this.scopes = new PlainScopes(bytes);
    }

    /**
     * Looks at the whole message; empty if it is not such a reply.
     *
     * @param isData whether an element of this namespace and name is the answer
     * @throws MalformedXmlException if it is not UTF-8
     */
    public static Optional<PlainReply> of(MessageBuffer message, int maxDepth, BiPredicate<String, String> isData)
            throws MalformedXmlException {
        PlainReply reply = new PlainReply(message, maxDepth, isData);
        if (!reply.isPlain()) {
            return Optional.empty();
        }
        if (!reply.text.isAscii()) {
            message.requireUtf8();
        }
        return Optional.of(reply);
    }

    /** The element {@code data}, with the namespaces that are declared around it, or null if there is none. */
    @Nullable
    public String data() {
        if (dataEnd < 0) {
            return null;
        }
        byte[] declarations = inherited.getBytes(StandardCharsets.UTF_8);
        if (declarations.length == 0) {
            return text(dataStart, dataEnd);
        }
        byte[] data = new byte[dataEnd - dataStart + declarations.length];
        int name = dataNameEnd - dataStart;
        System.arraycopy(bytes, dataStart, data, 0, name);
        System.arraycopy(declarations, 0, data, name, declarations.length);
        System.arraycopy(bytes, dataNameEnd, data, name + declarations.length, dataEnd - dataNameEnd);
        return new String(data, StandardCharsets.UTF_8);
    }

    /** The whole {@code rpc-reply}. */
    public String whole() {
        return text(rootStart, rootEnd);
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private boolean isPlain() {
        rootStart = blanksEnd(PlainDeclaration.end(bytes, end));
        int at = rootStart;
        if (at >= end || bytes[at] != '<') {
            return false;
        }
        do {
            at = bytes[at + 1 < end ? at + 1 : at] == '/' ? closed(at + 2) : opened(at);
            if (at >= 0 && scopes.depth() > 0) {
                at = text.end(bytes, at, end);
            }
            if (at < 0 || (at == end && scopes.depth() > 0)) {
                return false;
            }
        } while (scopes.depth() > 0);
        rootEnd = at;
        return blanksEnd(at) == end;
    }

    private int blanksEnd(int start) {
        return PlainTag.blanksEnd(bytes, start, end);
    }

    private int opened(int start) {
        int behind = tag.read(bytes, start, end);
        if (behind < 0 || scopes.depth() == maxDepth || !scopes.open(tag)) {
            return -1;
        }
        if (dataStart < 0 || dataEnd >= 0) {
            // Outside of data; there errors may be anywhere.
            if (tag.isLocal(tag.name(), "rpc-error") || (scopes.depth() == 2 && !noteData(start))) {
                return -1;
            }
        }
        if (tag.isEmpty()) {
            close(behind);
        }
        return behind;
    }

    private boolean noteData(int start) {
        PlainTag.Name name = tag.name();
        String namespace =
                scopes.namespace(tag.text(name.start(), name.prefixEnd())).orElse("");
        if (!isData.test(namespace, tag.text(name.local(), name.end()))) {
            return true;
        }
        if (dataStart >= 0) {
            return false;
        }
        dataStart = start;
        dataNameEnd = name.end();
        inherited = scopes.inherited();
        return true;
    }

    private int closed(int start) {
        int nameEnd = scopes.close(start, end);
        int at = nameEnd < 0 ? end : blanksEnd(nameEnd);
        if (at >= end || bytes[at] != '>') {
            return -1;
        }
        noteDataEnd(at + 1);
        return at + 1;
    }

    private void close(int behind) {
        scopes.close();
        noteDataEnd(behind);
    }

    private void noteDataEnd(int behind) {
        if (scopes.depth() == 1 && dataStart >= 0 && dataEnd < 0) {
            dataEnd = behind;
        }
    }
}

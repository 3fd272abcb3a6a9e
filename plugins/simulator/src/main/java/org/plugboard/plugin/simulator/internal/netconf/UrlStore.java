// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plugboard.plugin.simulator.internal.datastore.RpcProblem;
import org.plugboard.plugin.simulator.internal.datastore.Xml;
import org.w3c.dom.Element;

/**
 * What lies at the URLs of a device (RFC 6241, section 8.8): texts in memory, whatever a URL looks like. No file and no network
 * is ever touched. Used under the lock of its device.
 */
final class UrlStore {

    private static final int MOST = 64;

    private final List<String> schemes;
    private final Map<String, Element> contents = new HashMap<>();

    UrlStore(Capabilities capabilities) {
        this.schemes = capabilities.values(Capabilities.URL, "scheme");
    }

    /** Puts a text there at the beginning. */
    void put(String url, Element tree) {
        contents.put(url, tree);
    }

    Element read(String url) throws RpcProblem {
        require(url);
        Element content = contents.get(url);
        if (content == null) {
            throw nothing(url);
        }
        return content;
    }

    void write(String url, Element tree) throws RpcProblem {
        require(url);
        if (contents.size() >= MOST && !contents.containsKey(url)) {
            throw new RpcProblem("application", "resource-denied", "there are " + MOST + " texts already");
        }
        contents.put(url, tree);
    }

    void delete(String url) throws RpcProblem {
        require(url);
        if (contents.remove(url) == null) {
            throw nothing(url);
        }
    }

    private void require(String url) throws RpcProblem {
        if (schemes.isEmpty()) {
            throw RpcProblem.unsupported("URLs are not understood");
        }
        if (schemes.stream().noneMatch(scheme -> url.startsWith(scheme + ":"))) {
            throw RpcProblem.invalid("the URL " + url + " is none of: " + String.join(", ", schemes));
        }
    }

    private static RpcProblem nothing(String url) {
        return new RpcProblem("application", "operation-failed", "there is nothing at " + Xml.escape(url));
    }
}

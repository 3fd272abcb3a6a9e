// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.common.Factory;
import org.plugboard.plugin.ssh.internal.Offer.Choice;

/** Why an offer of ours and one of a server lead nowhere, and what would. */
final class Disagreement {

    private final List<String> faults = new ArrayList<>();
    private final List<String> remedies = new ArrayList<>();
    private boolean replaces;
    private boolean hopeless;

    private Disagreement() {}

    /** Both offers of each kind that has no algorithm in common, and the smallest {@code ssh_options} that would do. */
    static Optional<String> of(Offer ours, ServerOffer theirs) {
        Disagreement disagreement = new Disagreement();
        ours.choices().forEach(choice -> choice.catalogue().parts().stream()
                .flatMap(part -> theirs.names(part).stream())
                .filter(server -> choice.names().stream().noneMatch(server::contains))
                .findFirst()
                .ifPresent(server -> disagreement.add(choice, server)));
        return disagreement.faults.isEmpty() ? Optional.empty() : Optional.of(disagreement.text());
    }

    private void add(Choice ours, List<String> server) {
        Catalogue<?> catalogue = ours.catalogue();
        faults.add("no %s in common: offered were %s; the server has %s"
                .formatted(catalogue.kind(), String.join(", ", ours.names()), String.join(", ", server)));
        Factory.Named.Util.getNames(catalogue.all()).stream()
                .filter(server::contains)
                .findFirst()
                .ifPresentOrElse(
                        name -> remedies.add("-o%s=+%s".formatted(catalogue.keyword(), name)), () -> hopeless = true);
        replaces |= ours.asked();
    }

    private String text() {
        String all = String.join("; ", faults);
        if (hopeless) {
            return all + "; none of the server's can be used here";
        }
        return "%s; this would connect%s: ssh_options: %s"
                .formatted(all, replaces ? " in place of what is there" : "", String.join(" ", remedies));
    }
}

// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The whole play: every state of every article and every incident, in order of time.
record Script(List<Live> lives, List<Incident> incidents) {
    Script {
        lives = List.copyOf(lives);
        incidents = List.copyOf(incidents);
    }

    /// The states of each of an outlet's articles up to an instant, oldest first; the articles newest first.
    List<List<Live>> articles(String outlet, Instant at) {
        Map<String, List<Live>> articles = new LinkedHashMap<>();
        lives.stream()
                .filter(live -> live.outlet().equals(outlet) && !live.from().isAfter(at))
                .forEach(live -> articles.computeIfAbsent(live.article(), _ -> new ArrayList<>())
                        .add(live));
        return articles.values().stream()
                .sorted((a, b) -> b.getFirst().from().compareTo(a.getFirst().from()))
                .toList();
    }

    List<Incident> incidents(String outlet, Instant at) {
        return incidents.stream()
                .filter(incident -> incident.outlet().equals(outlet) && incident.lasts(at))
                .toList();
    }
}

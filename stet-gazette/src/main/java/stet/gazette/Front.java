// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// All that an outlet shows at one instant.
///
/// @param home the address of the home page, ending in a slash
/// @param entries by path, which begins with a slash; newest articles first
/// @param faults by path
/// @param robots the answer to `/robots.txt`
record Front(
        Habits habits,
        String home,
        Map<String, Entry> entries,
        Map<String, Fault> faults,
        Weather weather,
        Reply robots) {

    Front {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        faults = Map.copyOf(faults);
    }

    static Front empty(Habits habits, String home) {
        String robots = "User-agent: *\nDisallow: /private/\n\nSitemap: %ssitemap.xml\n".formatted(home);
        return new Front(habits, home, Map.of(), Map.of(), new Weather.Fair(), Reply.text(200, "text/plain", robots));
    }

    Front withEntries(Map<String, Entry> changed) {
        return new Front(habits, home, changed, faults, weather, robots);
    }

    Front withFaults(Map<String, Fault> changed) {
        return new Front(habits, home, entries, changed, weather, robots);
    }

    Front withWeather(Weather changed) {
        return new Front(habits, home, entries, faults, changed, robots);
    }

    Front withRobots(Reply changed) {
        return new Front(habits, home, entries, faults, weather, changed);
    }

    /// Puts a new article first, or another state of an article in its old place.
    Front with(String path, Entry entry) {
        Map<String, Entry> all = new LinkedHashMap<>();
        if (!entries.containsKey(path)) {
            all.put(path, entry);
        }
        all.putAll(entries);
        all.put(path, entry);
        return withEntries(all);
    }

    Front withFault(String path, Fault fault) {
        Map<String, Fault> all = new LinkedHashMap<>(faults);
        all.put(path, fault);
        return withFaults(all);
    }

    Front withoutFault(String path) {
        Map<String, Fault> all = new LinkedHashMap<>(faults);
        all.remove(path);
        return withFaults(all);
    }

    /// Where a request leads: its path with the query when an article or a fault has just that path, else without.
    String place(Request request) {
        boolean exact = entries.containsKey(request.path()) || faults.containsKey(request.path());
        int query = request.path().indexOf('?');
        return exact || query < 0 ? request.path() : request.path().substring(0, query);
    }

    Optional<Entry> entry(String path) {
        return Optional.ofNullable(entries.get(path));
    }

    String address(String path) {
        return home + path.substring(1);
    }
}

// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stet.model.Address;
import stet.model.Alert;
import stet.model.Answer;
import stet.model.Change;
import stet.store.OutletRecord;
import stet.store.StreamItem;

/// What is known of an outlet: how often its articles change, in which ways, and how well it can be watched.
///
/// @param share how many of its articles changed, in whole per cent; empty when there are no articles
/// @param kinds commonest first
/// @param answers how the looks of the last 24 hours ended, commonest first
/// @param alerts what is wrong with it, and lately was
/// @param works whether the last looks got usable answers
record OutletPage(
        OutletRecord outlet,
        Tongue tongue,
        String path,
        Optional<Integer> share,
        List<KindCount> kinds,
        List<AnswerCount> answers,
        int looks,
        boolean works,
        List<SeedState> seeds,
        List<Trouble> troubled,
        List<Alert> alerts,
        List<StreamLine> latest) {
    /// @param bar its length out of 300
    record KindCount(Change.Kind kind, int many, int bar) {}

    record AnswerCount(Answer answer, int many) {}

    /// @param next the next attempt, in words
    record SeedState(OutletRecord.SeedLine line, String next) {}

    /// @param next the next attempt, in words
    /// @param href empty unless the address is one that may be followed
    record Trouble(OutletRecord.Trouble line, String href, String next) {}

    OutletPage {
        kinds = List.copyOf(kinds);
        answers = List.copyOf(answers);
        seeds = List.copyOf(seeds);
        troubled = List.copyOf(troubled);
        alerts = List.copyOf(alerts);
        latest = List.copyOf(latest);
    }

    static OutletPage of(OutletRecord outlet, List<Alert> alerts, List<StreamItem> latest, Instant now, Words words) {
        return new OutletPage(
                outlet,
                Tongue.of(outlet.outlet().language(), outlet.outlet().name()),
                "/o/" + outlet.outlet().id(),
                outlet.articles() == 0 ? Optional.empty() : Optional.of(100 * outlet.changed() / outlet.articles()),
                kinds(outlet.kinds()),
                outlet.answers().entrySet().stream()
                        .map(e -> new AnswerCount(e.getKey(), e.getValue()))
                        .sorted(Comparator.comparingInt(AnswerCount::many).reversed())
                        .toList(),
                outlet.answers().values().stream().mapToInt(n -> n).sum(),
                outlet.lastSuccess().isPresent() && outlet.seeds().stream().allMatch(s -> works(s.answer())),
                outlet.seeds().stream()
                        .map(s -> new SeedState(s, next(s.nextDue(), now, words)))
                        .toList(),
                outlet.troubled().stream()
                        .map(t -> new Trouble(
                                t,
                                Address.parse(t.address()).map(Address::text).orElse(""),
                                next(t.nextDue(), now, words)))
                        .toList(),
                alerts,
                latest.stream().map(i -> StreamLine.of(i, words)).toList());
    }

    private static List<KindCount> kinds(Map<Change.Kind, Integer> counts) {
        int most = counts.values().stream().mapToInt(n -> n).max().orElse(1);
        return counts.entrySet().stream()
                .filter(e -> e.getValue() > 0)
                .map(e -> new KindCount(e.getKey(), e.getValue(), Math.max(1, 300 * e.getValue() / Math.max(1, most))))
                .sorted(Comparator.comparingInt(KindCount::many).reversed())
                .toList();
    }

    /// A seed that was not looked at yet is not at fault.
    private static boolean works(Optional<Answer> answer) {
        return answer.map(Answer::isUsable).orElse(true);
    }

    static String next(Optional<Instant> due, Instant now, Words words) {
        return due.map(d -> d.isAfter(now)
                        ? words.say("attempt.next", words.length(Duration.between(now, d)), words.moment(d))
                        : words.say("attempt.due"))
                .orElse(words.say("attempt.none"));
    }
}

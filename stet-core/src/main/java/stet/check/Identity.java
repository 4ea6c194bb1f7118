// SPDX-License-Identifier: Apache-2.0
package stet.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stet.extract.SiteRules;
import stet.model.Address;
import stet.model.Answer;
import stet.model.Capture;
import stet.model.Event;
import stet.model.Fetched;
import stet.model.Finding;
import stet.model.Reading;
import stet.model.Rival;
import stet.model.Site;
import stet.model.Story;
import stet.model.Target;
import stet.model.Watched;

/// Whose page it is. An article keeps its id for ever; addresses come and go. A redirect, a rel=canonical on the same
/// site, a feed entry with the same guid or an old address that leads here make a page the same article. A page never
/// takes over an article of another site, and a canonical address counts only when the words agree.
sealed interface Identity {
    /// Not known yet.
    record Ask(Decision question) implements Identity {}

    /// Another article's page; this is what follows.
    record Known(Decision settled) implements Identity {}

    /// The target's own page.
    ///
    /// @param also addresses learned for it
    record Own(List<Address> also) implements Identity {}

    /// Each rival costs a request; an outlet with a hundred articles called "Morning briefing" gets two.
    int MOST_RIVALS = 2;

    /// While a suspect's own address gives no answer, nobody can tell whose page this is.
    Duration SUSPECT_AGAIN = Duration.ofMinutes(10);

    /// Before an unseen page is fetched: does the article whose feed entry now names this address lead here?
    static Optional<Decision> ofSuspect(Target.Article article, Watched watched, Gathered gathered, Instant now) {
        if (watched.latest().isPresent() || watched.suspect().isEmpty()) {
            return Optional.empty();
        }
        var rival = watched.suspect().get();
        var answer = gathered.rivalPages().get(rival.address());
        if (answer == null) {
            return Optional.of(new Decision.AskRivalPage(rival.address()));
        }
        return switch (answer) {
            case Fetched.Paused(var until) -> Optional.of(new Decision.Postponed(until));
            case Fetched.Busy _, Fetched.Failed _, Fetched.Unusable _ ->
                Optional.of(new Decision.Postponed(now.plus(SUSPECT_AGAIN)));
            case Fetched.Page _,
                    Fetched.NotModified _,
                    Fetched.Missing _,
                    Fetched.Gone _,
                    Fetched.Refused _,
                    Fetched.Disallowed _ ->
                leadsHere(answer, List.of(article.address()))
                        ? Optional.of(alias(watched, now, rival, answer))
                        : Optional.empty();
        };
    }

    static Identity of(
            SiteRules rules,
            Target.Article article,
            Watched watched,
            Gathered gathered,
            Capture capture,
            Story story,
            Optional<Address> canonical) {
        var learned = learned(article, watched, capture, canonical);
        boolean unseen = watched.latest().isEmpty();
        if (!unseen && learned.isEmpty()) {
            return new Own(List.of());
        }
        if (gathered.rivals().isEmpty()) {
            return new Ask(new Decision.AskRivals(learned, story.headline(), story.opening()));
        }
        var rivals = gathered.rivals().get();
        return unseen
                ? ofUnseen(rules, watched, gathered, capture, story, learned, rivals)
                : ofSeen(watched, capture, learned, rivals);
    }

    private static List<Address> learned(
            Target.Article article, Watched watched, Capture capture, Optional<Address> canonical) {
        var learned = new ArrayList<Address>();
        learned.add(capture.address());
        canonical
                .filter(c -> Site.of(c).equals(Site.of(article.address())))
                .filter(c -> !c.path().equals("/"))
                .ifPresent(learned::add);
        learned.removeAll(watched.addresses());
        return learned;
    }

    private static Identity ofUnseen(
            SiteRules rules,
            Watched watched,
            Gathered gathered,
            Capture capture,
            Story story,
            List<Address> learned,
            List<Rival> rivals) {
        var served = List.of(watched.target().address(), capture.address());
        var here = new ArrayList<>(learned);
        here.addAll(served);
        for (var rival : rivals.stream().limit(MOST_RIVALS).toList()) {
            if (rival.sameAddress() && rival.sameText()) {
                return new Known(
                        capture.address().equals(rival.address())
                                ? alias(watched, capture.at(), rival, new Fetched.Page(capture))
                                : alias(watched, capture.at(), rival));
            }
            var answer = gathered.rivalPages().get(rival.address());
            if (answer == null) {
                return new Ask(new Decision.AskRivalPage(rival.address()));
            }
            if (leadsTo(answer, served)
                    || sameStory(rules, answer, story) && (rival.sameAddress() || pointsHere(rules, answer, here))) {
                return new Known(alias(watched, capture.at(), rival, answer));
            }
        }
        return own(learned, rivals);
    }

    private static Identity ofSeen(Watched watched, Capture capture, List<Address> learned, List<Rival> rivals) {
        var owner = rivals.stream()
                .filter(Rival::sameAddress)
                .filter(r -> r.address().equals(capture.address()))
                .findFirst();
        if (owner.isEmpty() || capture.address().equals(watched.target().address())) {
            return own(learned, rivals);
        }
        var words = "its address now leads to article " + owner.get().id();
        return new Known(new Draft(watched, capture.at())
                .evidence(capture, true)
                .answer(Answer.ELSEWHERE, words)
                .event(Event.Kind.LEADS_ELSEWHERE, capture.address().text())
                .looks(watched.looks().same(capture.at(), false))
                .ended(words));
    }

    /// Addresses that belong to another article are not learned.
    private static Identity own(List<Address> learned, List<Rival> rivals) {
        boolean taken = rivals.stream().anyMatch(Rival::sameAddress);
        return new Own(taken ? List.of() : learned);
    }

    /// Nothing is known of how the rival's own address answers now.
    private static Decision alias(Watched watched, Instant at, Rival rival) {
        return alias(watched, at, rival, false, Optional.empty());
    }

    /// @param answer of the rival's own address: its page, or that nothing is there any more
    private static Decision alias(Watched watched, Instant at, Rival rival, Fetched answer) {
        boolean answers = answer instanceof Fetched.Page;
        return alias(watched, at, rival, !answers, Optional.of(answer).filter(_ -> answers));
    }

    private static Decision alias(Watched watched, Instant at, Rival rival, boolean moved, Optional<Fetched> answer) {
        var owner = new Target.Article(rival.id(), watched.target().outlet(), rival.address());
        var draft = new Draft(watched, at)
                .answer(Answer.UNCHANGED, "another address of article " + rival.id())
                .finding(new Finding.Alias(owner, moved, answer))
                .looks(watched.looks().same(at, false));
        if (moved) {
            draft.event(Event.Kind.MOVED, watched.target().address().text());
        }
        return draft.ended("it is another address of article " + rival.id());
    }

    /// Whether an address that used to be an article's own leads to one of these, or to nothing any more.
    private static boolean leadsHere(Fetched answer, List<Address> here) {
        return answer instanceof Fetched.Missing || answer instanceof Fetched.Gone || leadsTo(answer, here);
    }

    private static boolean leadsTo(Fetched answer, List<Address> here) {
        return answer instanceof Fetched.Page(var capture) && here.contains(capture.address());
    }

    private static boolean sameStory(SiteRules rules, Fetched answer, Story story) {
        return answer instanceof Fetched.Page(var capture)
                && Pages.reading(capture, rules) instanceof Reading.Article(var other, var _, var _, var _)
                && (other.headline().equals(story.headline()) || other.opening().equals(story.opening()));
    }

    /// Whether a page names one of these as its canonical address.
    private static boolean pointsHere(SiteRules rules, Fetched answer, List<Address> here) {
        return answer instanceof Fetched.Page(var capture)
                && Pages.reading(capture, rules) instanceof Reading.Article article
                && article.canonical().filter(here::contains).isPresent();
    }

    /// Whether two addresses differ by more than scheme, a leading www. or a closing slash.
    static boolean differ(Address a, Address b) {
        return !plain(a).equals(plain(b));
    }

    private static String plain(Address address) {
        return address.text().replaceFirst("^https?://(www\\.)?", "").replaceFirst("/(?=$|\\?)", "");
    }
}

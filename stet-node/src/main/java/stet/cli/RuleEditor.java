// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stet.check.Kept;
import stet.check.ReadAgain;
import stet.check.Recollection;
import stet.extract.Extractor;
import stet.extract.Ruled;
import stet.extract.SiteRules;
import stet.model.By;
import stet.model.OutletId;
import stet.model.SiteMemory;
import stet.model.Target;
import stet.model.Version;
import stet.store.SavedRules;
import stet.watch.Reextract;
import stet.web.RuleDesk;

/// The files of rules, as those who edit them on a page or by a program see them. For many threads.
final class RuleEditor implements RuleDesk {
    private final RuleFolder folder;
    private final SavedRules saved;
    private final Reextract.Kept kept;

    RuleEditor(RuleFolder folder, SavedRules saved, Reextract.Kept kept) {
        this.folder = folder;
        this.saved = saved;
        this.kept = kept;
    }

    @Override
    public Standing standing(OutletId outlet) {
        var file = folder.file(outlet);
        if (!Files.exists(file)) {
            return new Standing("", List.of());
        }
        try {
            var text = Files.size(file) > RuleFile.LARGEST_BYTES ? "" : Files.readString(file);
            return new Standing(text, faults(RuleFile.read(file)));
        } catch (IOException e) { // not UTF-8, or not for us to read
            return new Standing("", faults(RuleFile.read(file)));
        }
    }

    private static List<Fault> faults(RuleFile read) {
        return switch (read) {
            case RuleFile.Good _ -> List.of();
            case RuleFile.Faulty(var faults) ->
                faults.stream().map(f -> new Fault(f.line(), f.words())).toList();
        };
    }

    /// No text is no rules.
    private RuleFile parsed(OutletId outlet, String text) {
        return text.isBlank() ? new RuleFile.Good(SiteRules.NONE) : RuleFile.read(folder.file(outlet), text);
    }

    @Override
    public Tried tried(OutletId outlet, String text, List<SavedRules.Sample> samples) {
        return switch (parsed(outlet, text)) {
            case RuleFile.Faulty faulty -> new Tried(faults(faulty), List.of(), List.of());
            case RuleFile.Good(var rules) -> tried(outlet, rules, samples);
        };
    }

    private Tried tried(OutletId outlet, SiteRules rules, List<SavedRules.Sample> samples) {
        var present =
                parsed(outlet, standing(outlet).text()) instanceof RuleFile.Good(var good) ? good : SiteRules.NONE;
        var memory = kept.ledger().memory(outlet);
        var pages = new ArrayList<Page>();
        var uses = new ArrayList<Ruled.Use>();
        for (var sample : samples) {
            kept.library().version(sample.article(), sample.version()).ifPresent(version -> {
                var target = new Target.Article(sample.article(), outlet, version.address());
                var page = kept.pages().of(sample.article(), version.number());
                var reading = new Reading(target, memory, version, page);
                pages.add(new Page(
                        sample.article(),
                        version.number(),
                        version.seenFrom(),
                        version.story().headline(),
                        reading.by(present),
                        reading.by(rules)));
                reading.uses(rules, uses);
            });
        }
        return new Tried(List.of(), pages, idle(uses));
    }

    /// One version's pages, to be read by different rules.
    private record Reading(Target target, SiteMemory memory, Version version, Kept kept) {
        Read by(SiteRules rules) {
            return switch (ReadAgain.of(kept, Recollection.of(target, memory, Optional.of(version), rules))) {
                case ReadAgain.Told(var story) -> new Read(Optional.of(story), "");
                case ReadAgain.Several() ->
                    new Read(Optional.empty(), "it has more pages than were kept, so it is not read again");
                case ReadAgain.NoArticle(var why) ->
                    new Read(
                            Optional.empty(),
                            why.detail().isEmpty() ? why.reason().name() : why.detail());
                case ReadAgain.Lost(var why) -> new Read(Optional.empty(), why);
            };
        }

        void uses(SiteRules rules, List<Ruled.Use> uses) {
            if (kept instanceof Kept.Pages(var all)) {
                all.forEach(page -> uses.addAll(
                        Extractor.inspect(page.content(), page.contentType(), page.address(), rules.at(page.at()))
                                .ruled()
                                .uses()));
            }
        }
    }

    /// Rules that found nothing on any page.
    private static List<Idle> idle(List<Ruled.Use> uses) {
        return uses.stream()
                .filter(use -> uses.stream().noneMatch(other -> RulesCheckCommand.isFound(other, use)))
                .map(use -> new Idle(use.key(), use.selector().toString(), RulesCheckCommand.why(use.found())))
                .distinct()
                .toList();
    }

    @Override
    public Saved save(OutletId outlet, String text, String was, By by) {
        if (parsed(outlet, text) instanceof RuleFile.Faulty) {
            return Saved.FAULTY;
        }
        if (text.equals(was)) {
            return Saved.SAME;
        }
        var beside = folder.folder().resolve("." + outlet + ".saving");
        try {
            write(beside, text);
            return saved.save(outlet, was, text, by, new Put(outlet, was, text, beside)) ? Saved.DONE : Saved.OVERTAKEN;
        } finally {
            drop(beside);
        }
    }

    /// On disk as a whole before it has its name.
    private void write(Path beside, String text) {
        try {
            Files.createDirectories(folder.folder());
            Files.writeString(beside, text);
            try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + beside, e);
        }
    }

    private static void drop(Path beside) {
        try {
            Files.deleteIfExists(beside);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + beside, e);
        }
    }

    /// A text that takes its file's place.
    private final class Put implements SavedRules.File {
        private final OutletId outlet;
        private final String was;
        private final String text;
        private final Path beside;

        private Put(OutletId outlet, String was, String text, Path beside) {
            this.outlet = outlet;
            this.was = was;
            this.text = text;
            this.beside = beside;
        }

        @Override
        public boolean stands() {
            return standing(outlet).text().equals(was);
        }

        @Override
        public void place() {
            var file = folder.file(outlet);
            try {
                if (text.isEmpty()) {
                    Files.deleteIfExists(file);
                } else {
                    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot put the rules into " + file, e);
            }
        }
    }
}

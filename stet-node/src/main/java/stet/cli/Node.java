// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stet.account.Doorkeeper;
import stet.archive.WarcFiles;
import stet.check.Check;
import stet.check.Turns;
import stet.extract.RuleBook;
import stet.fetch.Fetcher;
import stet.fetch.Timekeeper;
import stet.imports.Importer;
import stet.model.Alert;
import stet.model.Job;
import stet.model.Outcome;
import stet.model.OutletId;
import stet.model.SiteMemory;
import stet.schedule.Budgets;
import stet.store.Accounts;
import stet.store.Alerts;
import stet.store.Allowances;
import stet.store.Captures;
import stet.store.Clippings;
import stet.store.Database;
import stet.store.Frontier;
import stet.store.Histories;
import stet.store.Jobs;
import stet.store.KeptTexts;
import stet.store.Ledger;
import stet.store.Library;
import stet.store.Pauses;
import stet.store.Reckoning;
import stet.store.Requests;
import stet.store.Roster;
import stet.store.SavedRules;
import stet.store.SearchIndex;
import stet.store.Sessions;
import stet.store.Snapshot;
import stet.store.Soundness;
import stet.store.Subscriptions;
import stet.store.Tokens;
import stet.store.Withholdings;
import stet.upkeep.Backup;
import stet.upkeep.Doctor;
import stet.upkeep.Restore;
import stet.upkeep.Retention;
import stet.upkeep.Told;
import stet.watch.Accession;
import stet.watch.Again;
import stet.watch.Errands;
import stet.watch.Find;
import stet.watch.Headroom;
import stet.watch.Indexing;
import stet.watch.KeptPages;
import stet.watch.Reextract;
import stet.watch.Rounds;
import stet.watch.Slice;
import stet.watch.Subscriber;
import stet.watch.Walk;
import stet.web.Stores;
import stet.web.UsualBudgets;
import stet.web.WebServer;

/// One machine that watches, keeps and shows: calls the constructors, by hand, in reading order.
final class Node implements AutoCloseable {
    private static final String STORE = "stet.db";
    private static final Duration RULES_LOOKED_FOR = Duration.ofSeconds(5);

    /// As long as the longest Crawl-delay is by default; it outlasts the first pauses of a site that is busy.
    private static final Duration A_PERSONS_PATIENCE = Duration.ofMinutes(5);

    private final Settings settings;
    private final Path data;
    private final Database database;
    private final Library library;
    private final Timekeeper time;

    private Node(Settings settings, Path data, Database database) {
        this.settings = settings;
        this.data = data;
        this.database = database;
        this.library = new Library(database);
        this.time = timekeeper(settings.speed(), library, requests());
    }

    private static boolean isCutShort(Path data) {
        try {
            return Restore.isCutShort(data);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + data, e);
        }
    }

    /// Opens the store on the server that the settings name, else in the data folder; makes it when it is not there.
    ///
    /// @throws IllegalStateException when it cannot be opened, or an archive is being moved into it
    static Node open(Settings settings, Path data) {
        if (settings.store().isEmpty() && isCutShort(data)) {
            throw new IllegalStateException(
                    "a restore into %s was cut short; restore again, into an empty folder".formatted(data));
        }
        var store = settings.store().map(Database::open).orElseGet(() -> Database.open(file(data)));
        if (store.isBeingFilled()) {
            store.close();
            throw new IllegalStateException(
                    "an archive is being moved into the store %s, and is not whole; run the same `stet move-store` again"
                            .formatted(store.named()));
        }
        return new Node(settings, data, store);
    }

    /// The embedded store of a data folder.
    static Path file(Path data) {
        return data.resolve(STORE);
    }

    /// Whether an archive was begun. One on a server is begun by whoever asks for it.
    static boolean isAt(Settings settings, Path data) {
        return settings.store().isPresent() || Files.exists(file(data));
    }

    /// A quickened clock goes on where it stood when Stet last looked or asked, so that a rehearsal can be
    /// broken off and taken up, and no pause that a site still has begins in a time to come.
    private static Timekeeper timekeeper(double speed, Library library, Requests requests) {
        if (speed == 1) {
            return Timekeeper.wall();
        }
        var now = Instant.now();
        var last = Stream.of(library.totals(now).lastCheck(), requests.lastAsked())
                .flatMap(Optional::stream)
                .filter(at -> at.isAfter(now))
                .max(Comparator.naturalOrder());
        return Timekeeper.quickened(last.orElse(now), speed);
    }

    Library library() {
        return library;
    }

    /// What an outlet's pages have taught about its furniture.
    SiteMemory memory(OutletId outlet) {
        return new Ledger(database).memory(outlet);
    }

    Roster roster() {
        return new Roster(database);
    }

    /// The rules of all outlets, as they stand now.
    ///
    /// @throws Settings.WrongSettings when a file of them cannot be used
    RuleBook rules() {
        return RuleFolder.in(data).book();
    }

    Allowances allowances() {
        return new Allowances(database);
    }

    /// What outlets may be asked at most by the settings.
    UsualBudgets usualBudgets() {
        return settings.web().budgets();
    }

    Budgets budgets() {
        return settings.budgets();
    }

    KeptPages pages(WarcFiles archive) {
        return new KeptPages(ledger(), archive);
    }

    /// Whatever is withheld, for work on the record itself.
    Reextract.Kept kept(WarcFiles archive) {
        return new Reextract.Kept(ledger(), library.complete(), pages(archive));
    }

    Requests requests() {
        return new Requests(database);
    }

    Ledger ledger() {
        return new Ledger(database);
    }

    Timekeeper time() {
        return time;
    }

    Fetcher fetcher() {
        return new Fetcher(settings.fetch(Main.version()), time, requests());
    }

    /// For a person who waits along, and is told.
    Fetcher fetcher(Doing doing) {
        return new Fetcher(settings.fetch(Main.version()), doing.over(time), requests(), A_PERSONS_PATIENCE);
    }

    Withholdings withholdings() {
        return new Withholdings(database);
    }

    Clippings clippings() {
        return new Clippings(database);
    }

    Importer importer(WarcFiles archive) {
        return new Importer(new Histories(database), clippings(), roster(), archive);
    }

    /// Where there is room for what an import needs meanwhile.
    Path room() {
        return data;
    }

    Accession accession(WarcFiles archive) {
        return new Accession(clippings(), archive);
    }

    SavedRules savedRules() {
        return new SavedRules(database);
    }

    RuleEditor ruleEditor(WarcFiles archive) {
        return new RuleEditor(RuleFolder.in(data), savedRules(), kept(archive));
    }

    WarcFiles archive() {
        return new WarcFiles(data.resolve("warc"), settings.archive(Main.version()));
    }

    private Snapshot.Contents snapshot(Path copy, LongConsumer written) {
        return settings.store().isEmpty()
                ? Snapshot.take(file(data), copy, written)
                : Snapshot.take(database, copy, written);
    }

    /// @param to the folder of the backup
    Backup backup(Path to, Told told) {
        return new Backup(data, to, this::snapshot, Settings::isHarmless, Main.version(), told);
    }

    Doctor doctor(WarcFiles archive) {
        var parts = new Doctor.Parts(
                new Soundness(database),
                new KeptTexts(database),
                new Captures(database),
                new Reckoning(database),
                searchIndex());
        return new Doctor(data, parts, archive, settings.leastFree());
    }

    /// @param archive of this archive
    Retention retention(WarcFiles archive, Told told) {
        return new Retention(data, new Captures(database), archive, settings.retention(), told);
    }

    Walk walk(Fetcher fetcher, WarcFiles archive) {
        var rules = new StandingRules(RuleFolder.in(data), RULES_LOOKED_FOR);
        var budgets = settings.budgets();
        return new Walk(ledger(), fetcher, () -> new Check(budgets, rules.get()), new Turns(budgets), archive, time);
    }

    Slice slice(Walk walk, Fetcher fetcher, Consumer<Outcome> told) {
        var room = new Headroom(Headroom.of(data), settings.leastFree(), new Pauses(database), time);
        return new Slice(new Frontier(database), walk, fetcher, time, settings.sitesAtOnce(), told, room::isEnough);
    }

    Rounds rounds(Consumer<Alert> told) {
        return new Rounds(roster(), new Alerts(database), time, told);
    }

    SearchIndex searchIndex() {
        return new SearchIndex(database);
    }

    Indexing indexing() {
        return new Indexing(searchIndex());
    }

    /// For what people ask in the browser, who wait along.
    Fetcher patientFetcher() {
        return new Fetcher(settings.fetch(Main.version()), time, requests(), A_PERSONS_PATIENCE);
    }

    /// What people ask for that takes the web.
    Errands errands(Fetcher patient) {
        var jobs = new Jobs(database);
        var find = new Find(
                jobs,
                roster(),
                patient,
                time,
                address -> !settings.contact().isEmpty() || !RunCommand.isPublic(address));
        return new Errands(jobs, Map.of(Job.Kind.FIND, find), time);
    }

    /// What people ask for that goes over the archive; it may take long, and no other job waits for it.
    Errands sweeps(WarcFiles archive) {
        var jobs = new Jobs(database);
        var rules = new StandingRules(RuleFolder.in(data), RULES_LOOKED_FOR);
        var again = new Again(jobs, kept(archive), rules, time);
        var relief = new Relief(jobs, told -> retention(archive, told), settings.retention(), time);
        return new Errands(
                jobs, Map.of(Job.Kind.RECOMPARE, again, Job.Kind.REEXTRACT, again, Job.Kind.RETAIN, relief), time);
    }

    /// Asks hubs to push; empty when the site has no public address at which they could.
    Optional<Subscriber> subscriber(Fetcher fetcher) {
        var site = settings.web().baseUrl();
        return site.isEmpty()
                ? Optional.empty()
                : Optional.of(new Subscriber(new Subscriptions(database), fetcher, time, site));
    }

    Accounts accounts() {
        return new Accounts(database);
    }

    Doorkeeper doorkeeper() {
        return new Doorkeeper(accounts(), new Sessions(database), new Tokens(database), time);
    }

    /// How readers reach the site while it is served, without a slash at the end.
    String siteAddress() {
        return settings.web().address();
    }

    WebServer web(WarcFiles archive) {
        var stores = Stores.over(database).with(accession(archive)).with(ruleEditor(archive));
        return new WebServer(settings.web(), stores, settings.lines(), time);
    }

    /// Holds the data folder and the store for one watcher at a time.
    ///
    /// @throws InUse when another Stet watches with one of them
    AutoCloseable claim() throws Exception {
        var folder = claim(data);
        var store = database.claim();
        if (store.isEmpty()) {
            folder.close();
            throw new InUse("another Stet is watching with the same store; stop it first");
        }
        return () -> {
            try (folder) {
                store.get().close();
            }
        };
    }

    /// Holds a data folder for one watcher at a time.
    ///
    /// @throws InUse when another Stet watches with it
    static AutoCloseable claim(Path data) {
        var file = data.resolve("watching.lock");
        try {
            Files.createDirectories(data);
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new InUse(data);
            }
            return channel;
        } catch (OverlappingFileLockException e) {
            throw new InUse(data, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + file, e);
        }
    }

    /// Another Stet watches with this archive.
    static final class InUse extends RuntimeException {
        private static final long serialVersionUID = 1;

        InUse(String message) {
            super(message);
        }

        InUse(Path data) {
            this(data, null);
        }

        InUse(Path data, @Nullable Throwable cause) {
            super(
                    "another Stet is watching with the data folder %s; stop it, or give another folder with --data"
                            .formatted(data.toAbsolutePath()),
                    cause);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}

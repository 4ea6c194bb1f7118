// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import stet.archive.ArchiveSettings;
import stet.fetch.Allowed;
import stet.fetch.Ceiling;
import stet.fetch.Ceilings;
import stet.fetch.FetchSettings;
import stet.model.Address;
import stet.model.OutletId;
import stet.model.Site;
import stet.schedule.Budgets;
import stet.store.Database;
import stet.upkeep.RetentionSettings;
import stet.web.SettingLine;
import stet.web.UsualBudgets;
import stet.web.Visibility;
import stet.web.WebSettings;

/// Stet's settings: one HOCON file in the data folder over the documented defaults, then the environment, then the
/// command line. Each room is handed a record of its own.
final class Settings {
    private static final String DEFAULTS = "stet/cli/stet.conf";
    private static final String PREFIX = "STET_";
    /// Enough of RFC 5322 to tell an address from a slip, and nothing that could break out of a header.
    private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private static final String STORE = "store";
    private static final String CEILINGS = "fetch.ceilings";

    /// Environment variables with our prefix that are no settings.
    private static final Set<String> NOT_SETTINGS =
            Set.of("STET_JAVA_OPTS", "STET_DATA", "STET_CHROMIUM", "STET_PYTHON");

    /// The share of the requests that politeness would allow which an outlet is asked for if nothing else is set.
    private static final double POLITE_SHARE = 1.0 / 3;

    /// A parameter of an address that lets somebody in.
    private static final Pattern SECRET =
            Pattern.compile("(password|passwd|secret|token)[^=&]*=[^&]", Pattern.CASE_INSENSITIVE);

    private final Config config;

    private Settings(Config config) {
        this.config = config;
    }

    /// @param data the data folder, whose `stet.conf` is read when it is there
    /// @param environment as of the process
    /// @param given `key=value` pairs of the command line
    /// @throws WrongSettings naming the key, the value and what is allowed
    static Settings read(Path data, Map<String, String> environment, Map<String, String> given) {
        var defaults = ConfigFactory.parseResources(
                Settings.class.getClassLoader(),
                DEFAULTS,
                ConfigParseOptions.defaults().setAllowMissing(false));
        var config = file(data.resolve("stet.conf"), defaults).withFallback(defaults);
        config = environment(environment, defaults).withFallback(config);
        config = given(given, defaults).withFallback(config);
        return new Settings(config.resolve()).valid();
    }

    /// Every setting is looked at at once, so that a wrong one is told by whatever command comes first.
    private Settings valid() {
        speed();
        store();
        fetch("0");
        sitesAtOnce();
        leastFree();
        retention();
        budgets();
        archive("0");
        web();
        return this;
    }

    private static Config file(Path file, Config defaults) {
        if (!Files.exists(file)) {
            return ConfigFactory.empty();
        }
        try {
            var read = ConfigFactory.parseFile(
                    file.toFile(), ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF));
            read.entrySet().forEach(entry -> known(entry.getKey(), defaults, file.toString()));
            return read;
        } catch (ConfigException e) {
            throw new WrongSettings(file + " cannot be read: " + e.getMessage());
        }
    }

    /// Whether settings name no user or password of a server, however they are written.
    static boolean isHarmless(String settings) {
        try {
            var config = ConfigFactory.parseString(settings)
                    .resolve(ConfigResolveOptions.noSystem().setAllowUnresolved(true));
            return !config.hasPath("store") || isHarmless(new URI(config.getString("store")));
        } catch (ConfigException.NotResolved e) {
            return isHarmlessBesides(settings);
        } catch (ConfigException | URISyntaxException e) {
            return false;
        }
    }

    /// Whether what stands beside the variables of a store's address holds no password.
    private static boolean isHarmlessBesides(String settings) {
        var written = ConfigFactory.parseString(settings).root().get("store");
        try {
            return written != null
                    && isHarmless(new URI(
                            written.render(ConfigRenderOptions.concise()).replaceAll("\\$\\{[^}]*}|[\"\\s]", "")));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /// Whether the address has no password, and nothing that may be one.
    private static boolean isHarmless(URI store) {
        var authority = Optional.ofNullable(store.getRawAuthority()).orElse("");
        var user = authority.substring(0, Math.max(0, authority.lastIndexOf('@')));
        var host = authority.substring(authority.lastIndexOf('@') + 1);
        var query = Optional.ofNullable(store.getQuery()).orElse("");
        return (user.isEmpty() || user.endsWith(":"))
                && user.indexOf(':') == user.lastIndexOf(':')
                && host.matches("[^:]*(:\\d*)?|\\[[^]]*](:\\d*)?")
                && !SECRET.matcher(query).find();
    }

    private static Config environment(Map<String, String> environment, Config defaults) {
        var names = new TreeMap<String, String>();
        keys(defaults).forEach(key -> names.put(PREFIX + shouted(key), key));
        var config = ConfigFactory.empty();
        for (var entry : environment.entrySet()) {
            var name = entry.getKey();
            if (!name.startsWith(PREFIX) || NOT_SETTINGS.contains(name)) {
                continue;
            }
            var key = names.get(name);
            if (key == null) {
                throw new WrongSettings("the environment variable %s names no setting; there are %s"
                        .formatted(name, String.join(", ", names.keySet())));
            }
            config = config.withValue(key, ConfigValueFactory.fromAnyRef(entry.getValue(), "the variable " + name));
        }
        return config;
    }

    private static Config given(Map<String, String> given, Config defaults) {
        var config = ConfigFactory.empty();
        for (var entry : given.entrySet()) {
            known(entry.getKey(), defaults, "--set");
            config = config.withValue(
                    entry.getKey(), ConfigValueFactory.fromAnyRef(entry.getValue(), "--set " + entry.getKey()));
        }
        return config;
    }

    private static String shouted(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static Set<String> keys(Config defaults) {
        var keys = new TreeSet<String>();
        defaults.entrySet().forEach(entry -> keys.add(String.join(".", ConfigUtil.splitPath(entry.getKey()))));
        return keys;
    }

    private static void known(String key, Config defaults, String where) {
        var keys = keys(defaults);
        if (!keys.contains(key) && !isCeiling(key)) {
            var nearest = nearest(key, keys);
            throw new WrongSettings("%s: there is no setting %s; did you mean %s? All of them: %s"
                    .formatted(where, key, nearest, String.join(", ", keys)));
        }
    }

    /// `fetch.ceilings` has a key for each site.
    private static boolean isCeiling(String key) {
        var parts = ConfigUtil.splitPath(key);
        return parts.size() == 4
                && String.join(".", parts.subList(0, 2)).equals(CEILINGS)
                && Set.of("requests-per-hour", "bytes-per-day").contains(parts.get(3));
    }

    /// The one of some keys that was most likely meant.
    static String nearest(String key, Set<String> keys) {
        return keys.stream()
                .min(Comparator.<String>comparingInt(k -> distance(k, key)).thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    /// The number of letters to change, add or drop (Levenshtein).
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int swap = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(swap, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    double speed() {
        double speed = number("clock.speed", "a number from 0.001 to 1000000");
        if (!(speed >= 0.001 && speed <= 1e6)) {
            throw wrong("clock.speed", "a number from 0.001 to 1000000");
        }
        return speed;
    }

    /// The address of the server that keeps the rows; empty for a file in the data folder.
    Optional<URI> store() {
        var address = text(STORE).strip();
        try {
            return address.isEmpty() ? Optional.empty() : Optional.of(Database.address(address));
        } catch (IllegalArgumentException e) {
            throw wrong(STORE, Database.ADDRESS);
        }
    }

    /// How an outlet's owner can reach the operator; empty when nobody said yet.
    String contact() {
        var contact = text("fetch.contact").strip();
        boolean web =
                contact.matches("(?i)https?://.*") && Address.parse(contact).isPresent();
        if (contact.isEmpty() || web || MAIL.matcher(contact).matches()) {
            return contact;
        }
        throw wrong(
                "fetch.contact", "an e-mail address (you@example.org) or a web address (https://example.org/about)");
    }

    /// @param version of this Stet
    FetchSettings fetch(String version) {
        var allow = list("fetch.allow");
        try {
            return new FetchSettings(
                    time("fetch.connect-timeout"),
                    time("fetch.timeout"),
                    size("fetch.largest-body"),
                    size("fetch.largest-content"),
                    (int) whole("fetch.most-hops", 0, 20),
                    time("fetch.politeness"),
                    time("fetch.longest-crawl-delay"),
                    "Stet/" + version + (contact().isEmpty() ? "" : " (+" + contact() + ")"),
                    Allowed.parseAll(allow),
                    ceilings(),
                    time("fetch.requests-kept"));
        } catch (IllegalArgumentException e) {
            throw new WrongSettings("fetch: " + e.getMessage());
        }
    }

    /// A site's ceiling of its own takes from the usual one what it does not say.
    private Ceilings ceilings() {
        var usual = ceiling("fetch.requests-per-hour", "fetch.bytes-per-day", Ceiling.USUAL);
        var own = new HashMap<Site, Ceiling>();
        for (var name : config.getObject(CEILINGS).keySet()) {
            var key = CEILINGS + "." + ConfigUtil.quoteString(name) + ".";
            own.put(new Site(name.strip()), ceiling(key + "requests-per-hour", key + "bytes-per-day", usual));
        }
        return new Ceilings(usual, own);
    }

    private Ceiling ceiling(String requests, String bytes, Ceiling otherwise) {
        long most = config.hasPath(requests) ? whole(requests, 0, 1_000_000) : otherwise.requestsPerHour();
        return new Ceiling(
                most == 0 ? Ceiling.USUAL.requestsPerHour() : (int) most,
                config.hasPath(bytes) ? size(bytes) : otherwise.bytesPerDay());
    }

    /// Requests an hour: each outlet's own, and for all others a share of what politeness would allow.
    Budgets budgets() {
        var own = new HashMap<OutletId, Double>();
        for (var entry : list("schedule.budgets").split(",")) {
            if (!entry.isBlank()) {
                budget(entry, own);
            }
        }
        try {
            return new Budgets(usualBudget(), own);
        } catch (IllegalArgumentException e) {
            throw new WrongSettings("schedule.budget: " + e.getMessage());
        }
    }

    private void budget(String entry, Map<OutletId, Double> own) {
        var parts = entry.split(":", 2);
        try {
            double perHour = Double.parseDouble(parts[1].strip());
            own.put(new OutletId(parts[0].strip()), new Budgets(perHour, Map.of()).usual());
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw wrong(
                    "schedule.budgets",
                    "outlets' short names, each with more than 0 and at most 3600 requests an hour: \"islander: 60\"");
        }
    }

    private double usualBudget() {
        if (text("schedule.budget").strip().equals("auto")) {
            long pause = time("fetch.politeness").toMillis();
            return Math.min(Budgets.MOST, POLITE_SHARE * 3_600_000 / Math.max(1, pause));
        }
        return number("schedule.budget", "“auto”, or more than 0 and at most 3600 requests an hour");
    }

    int sitesAtOnce() {
        return (int) whole("watch.sites-at-once", 1, 10_000);
    }

    /// Bytes that the disk must have left for the watch to go on.
    long leastFree() {
        return size("watch.least-free");
    }

    /// Which captures are kept.
    RetentionSettings retention() {
        var own = new HashMap<OutletId, Long>();
        for (var entry : list("archive.quotas").split(",")) {
            if (!entry.isBlank()) {
                quota(entry, own);
            }
        }
        return new RetentionSettings(others(), size("archive.quota"), own);
    }

    private Optional<Duration> others() {
        return switch (text("archive.keep").strip()) {
            case "all" -> Optional.empty();
            case "versions" -> Optional.of(Duration.ZERO);
            default -> {
                try {
                    yield Optional.of(config.getDuration("archive.keep"));
                } catch (ConfigException e) {
                    throw wrong("archive.keep", "all, versions, or a length of time with its unit, for instance 30d");
                }
            }
        };
    }

    private void quota(String entry, Map<OutletId, Long> own) {
        var parts = entry.split(":", 2);
        try {
            var bytes =
                    ConfigFactory.parseMap(Map.of("quota", parts[1].strip())).getBytes("quota");
            own.put(new OutletId(parts[0].strip()), bytes);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | ConfigException e) {
            throw wrong(
                    "archive.quotas",
                    "outlets' short names, each with a size: \"islander: 2 GiB, harbour-courier: 500 MiB\"");
        }
    }

    ArchiveSettings archive(String version) {
        try {
            return new ArchiveSettings(size("archive.largest-file"), "Stet/" + version);
        } catch (IllegalArgumentException e) {
            throw new WrongSettings("archive.largest-file: " + e.getMessage());
        }
    }

    WebSettings web() {
        try {
            return new WebSettings(
                    text("web.host"),
                    (int) whole("web.port", 0, 65_535),
                    text("web.base-url"),
                    metrics(),
                    visibility(),
                    (int) whole("web.api-per-minute", 1, 100_000),
                    usualBudgets());
        } catch (IllegalArgumentException e) {
            throw new WrongSettings("web: " + e.getMessage());
        }
    }

    private UsualBudgets usualBudgets() {
        var ceilings = ceilings();
        var sites = new HashMap<Site, Long>();
        ceilings.own().forEach((site, ceiling) -> sites.put(site, ceiling.bytesPerDay()));
        return new UsualBudgets(budgets(), ceilings.usual().bytesPerDay(), sites);
    }

    private WebSettings.Metrics metrics() {
        return switch (text("web.metrics")) {
            case "off" -> WebSettings.Metrics.OFF;
            case "local" -> WebSettings.Metrics.LOCAL;
            case "open" -> WebSettings.Metrics.OPEN;
            default -> throw wrong("web.metrics", "off, local or open");
        };
    }

    private Visibility visibility() {
        return switch (text("web.archive")) {
            case "public" -> Visibility.PUBLIC;
            case "excerpts" -> Visibility.EXCERPTS;
            case "private" -> Visibility.PRIVATE;
            default -> throw wrong("web.archive", "public, excerpts or private");
        };
    }

    /// Every setting with where its value comes from, by key.
    List<SettingLine> lines() {
        return keys(config).stream()
                .map(key -> {
                    var value = config.getValue(key);
                    return new SettingLine(key, shown(key, value), origin(value.origin()));
                })
                .toList();
    }

    /// Without the password that an address may hold.
    private static String shown(String key, ConfigValue value) {
        var text = value.unwrapped().toString();
        return key.equals(STORE)
                ? text.replaceAll("(?s)(//[^:/@]*):.*@", "$1:…@").replaceAll("(?i)(password=)[^&]*", "$1…")
                : text;
    }

    /// Empty for the default.
    private static String origin(ConfigOrigin origin) {
        return origin.resource() == null ? origin.description() : "";
    }

    /// Values separated by commas, or a list of them.
    private String list(String key) {
        return config.getValue(key).valueType() == ConfigValueType.LIST
                ? String.join(",", config.getStringList(key))
                : text(key);
    }

    private String text(String key) {
        try {
            return config.getString(key);
        } catch (ConfigException e) {
            throw wrong(key, "a text in quotation marks");
        }
    }

    private Duration time(String key) {
        try {
            return config.getDuration(key);
        } catch (ConfigException e) {
            throw wrong(key, "a length of time with its unit, for instance 500ms, 10s, 5m, 2h");
        }
    }

    private long size(String key) {
        try {
            return config.getBytes(key);
        } catch (ConfigException e) {
            throw wrong(key, "a size with its unit, for instance 512 KiB, 10 MiB, 1 GiB");
        }
    }

    private double number(String key, String allowed) {
        try {
            return config.getDouble(key);
        } catch (ConfigException e) {
            throw wrong(key, allowed);
        }
    }

    private long whole(String key, long least, long most) {
        var allowed = "a whole number from %d to %d".formatted(least, most);
        try {
            long value = config.getLong(key);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (ConfigException e) {
            throw wrong(key, allowed);
        }
        throw wrong(key, allowed);
    }

    private WrongSettings wrong(String key, String allowed) {
        ConfigValue value = config.getValue(key);
        return new WrongSettings("%s is “%s” (%s), but must be %s"
                .formatted(key, shown(key, value), value.origin().description(), allowed));
    }

    /// A setting that cannot be used; the message names it and says what is allowed.
    static final class WrongSettings extends RuntimeException {
        private static final long serialVersionUID = 1;

        WrongSettings(String message) {
            super(message);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package stet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds the code of core, node and gazette to the map in `ARCHITECTURE.md`: the same rooms, the same arrows, and each
/// guest library known to the rooms that host it.
class HouseTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("stet-bench"))
            .importPackages("stet");

    @Test
    void theCodeHasTheArrowsThatTheMapDraws() throws IOException {
        var map = Path.of(System.getProperty("stet.root"), "ARCHITECTURE.md");

        assertEquals(written(drawn(Files.readAllLines(map))), written(built()));
    }

    @Test
    void noRoomCanBeReachedFromItself() {
        slices().matching("stet.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("guests")
    void aGuestIsKnownOnlyToItsRooms(String library, Set<String> hosts) {
        var strangers = new TreeSet<String>();
        for (var type : HOUSE) {
            if (names(type, library) && !hosts.contains(room(type)) && !hosts.contains(outermost(type))) {
                strangers.add(type.getName());
            }
        }

        assertEquals(Set.of(), strangers, library + " is a guest of " + hosts);
    }

    /// A package of a library, and who may name it: rooms, or a single class where a whole room would be too much.
    static Stream<Arguments> guests() {
        return Stream.of(
                arguments("okhttp3", Set.of("fetch")),
                arguments("okio", Set.of("fetch")),
                arguments("org.jooq", Set.of("store")),
                arguments("org.flywaydb", Set.of("store")),
                arguments("org.sqlite", Set.of("store", "imports")),
                arguments("org.postgresql", Set.of("store")),
                arguments("com.zaxxer.hikari", Set.of("store")),
                arguments("java.sql", Set.of("store", "imports")),
                arguments("org.eclipse.jgit", Set.of("stet.imports.GitFolders")),
                arguments("javax.sql", Set.of("store")),
                arguments("com.github.luben.zstd", Set.of("store", "fetch")),
                arguments("org.brotli", Set.of("fetch")),
                arguments("org.netpreserve.jwarc", Set.of("archive")),
                arguments("tools.jackson.dataformat", Set.of("json")),
                arguments("org.jsoup", Set.of("discover", "extract")),
                arguments("com.rometools", Set.of("discover")),
                arguments("crawlercommons", Set.of("discover", "fetch", "stet.model.Site")),
                arguments("org.bouncycastle", Set.of("account")),
                arguments("io.javalin", Set.of("web")),
                arguments("org.eclipse.jetty", Set.of("web")),
                arguments("jakarta.servlet", Set.of("web")),
                arguments("gg.jte", Set.of("web")),
                arguments("picocli", Set.of("cli")),
                arguments("com.typesafe.config", Set.of("cli")),
                arguments("java.net.http", Set.of()),
                arguments("org.slf4j", Set.of()));
    }

    /// Whoever can open a connection, start a program, or ask for a name of the network, and the classes that
    /// may. Two only listen: the web server, and the pretend newspaper on loopback, where the demo also looks for
    /// a free port.
    @ParameterizedTest(name = "{0}")
    @MethodSource("waysOut")
    void nothingLeavesButThroughTheWire(String wayOut, Set<String> doors) {
        var strangers = new TreeSet<String>();
        for (var type : HOUSE) {
            var called = type.getCodeUnitCallsFromSelf().stream()
                    .map(call -> call.getTarget().getOwner().getName() + "#"
                            + call.getTarget().getName());
            var inherited = Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream())
                    .map(parent -> parent.getName() + "#<init>");
            if (Stream.concat(called, inherited).anyMatch(call -> call.matches(wayOut))
                    && !doors.contains(outermost(type))) {
                strangers.add(type.getName());
            }
        }

        assertEquals(Set.of(), strangers, wayOut);
    }

    /// A pattern of class and method, and the classes that may call it.
    static Stream<Arguments> waysOut() {
        var wire = Set.of("stet.fetch.GuardedSockets", "stet.fetch.Wire");
        return Stream.of(
                arguments("java\\.net\\.Socket#(<init>|connect)", wire),
                arguments("javax\\.net\\..*Factory#createSocket", wire),
                arguments("java\\.net\\.(DatagramSocket|MulticastSocket)#<init>", Set.of()),
                arguments(
                        "java\\.net\\.ServerSocket#<init>",
                        Set.of("stet.gazette.LoopbackServer", "stet.cli.DemoCommand")),
                arguments("java\\.nio\\.channels\\.(Asynchronous)?(Server)?(Socket|Datagram)Channel#.*", Set.of()),
                arguments("java\\.net\\.URL#(openConnection|openStream|getContent)", Set.of()),
                arguments("java\\.net\\.(Http|Jar)?URLConnection#.*", Set.of()),
                arguments("java\\.net\\.http\\..*", Set.of()),
                arguments("com\\.sun\\.net\\.httpserver\\..*", Set.of()),
                arguments("java\\.net\\.InetAddress#(getByName|getAllByName|isReachable)", Set.of()),
                arguments("java\\.lang\\.(ProcessBuilder#<init>|Runtime#exec)", Set.of()),
                arguments("okhttp3\\.OkHttpClient(\\$Builder)?#.*", wire),
                arguments("org\\.jsoup\\.Jsoup#(connect|newSession)", Set.of()),
                arguments("org\\.jsoup\\.(Connection|helper\\.HttpConnection).*", Set.of()),
                arguments("com\\.rometools\\.rome\\.io\\.XmlReader#<init>", Set.of()),
                arguments("com\\.rometools\\.fetcher\\..*", Set.of()));
    }

    /// What touches the web, the database or the disk is made in one place, where the node is wired.
    @ParameterizedTest
    @ValueSource(strings = {"stet.fetch.Fetcher", "stet.store.Database", "stet.archive.WarcFiles"})
    void onlyTheWiringOpensADoor(String door) {
        assertTrue(HOUSE.contain(door), () -> "there is no door " + door);
        var strangers = new TreeSet<String>();
        for (var type : HOUSE) {
            if (makes(type, door) && !Set.of("cli", room(HOUSE.get(door))).contains(room(type))) {
                strangers.add(type.getName());
            }
        }

        assertEquals(Set.of(), strangers, door + " is opened by the wiring alone");
    }

    @Test
    void everyRoomIsNullMarked() {
        var unmarked = new TreeSet<String>();
        for (var type : HOUSE) {
            JavaPackage itsPackage = type.getPackage();
            if (!itsPackage.isAnnotatedWith(NullMarked.class)) {
                unmarked.add(itsPackage.getName());
            }
        }

        assertEquals(Set.of(), unmarked);
    }

    @Test
    void noClassIsNamedAfterAKindOfClass() {
        noClasses()
                .should()
                .haveNameMatching(".*\\.(Abstract|Base|Simple)[A-Z]\\w*")
                .orShould()
                .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl|Service|Dto|Info)")
                .check(HOUSE);
    }

    /// The lines `room -> room room` of the map.
    private static Map<String, Set<String>> drawn(List<String> lines) {
        var arrows = new TreeMap<String, Set<String>>();
        for (var line : lines) {
            int arrow = line.indexOf(" ->");
            if (arrow > 0 && line.substring(0, arrow).chars().allMatch(Character::isLowerCase)) {
                var targets = line.substring(arrow + 3).strip();
                arrows.put(
                        line.substring(0, arrow),
                        targets.isEmpty() ? Set.of() : new TreeSet<>(List.of(targets.split(" +"))));
            }
        }
        return arrows;
    }

    private static Map<String, Set<String>> built() {
        var arrows = new TreeMap<String, Set<String>>();
        for (var type : HOUSE) {
            var targets = arrows.computeIfAbsent(room(type), _ -> new TreeSet<>());
            for (var named : named(type)) {
                if (isOurs(named) && !room(named).equals(room(type))) {
                    targets.add(room(named));
                }
            }
        }
        return arrows;
    }

    /// The arrows as they stand in the map, so that a failure shows the line to write.
    private static String written(Map<String, Set<String>> arrows) {
        return arrows.entrySet().stream()
                .map(arrow -> (arrow.getKey() + " -> " + String.join(" ", arrow.getValue())).strip())
                .collect(joining("\n"));
    }

    private static boolean names(JavaClass type, String library) {
        return named(type).stream()
                .anyMatch(named -> named.getPackageName().equals(library)
                        || named.getPackageName().startsWith(library + "."));
    }

    /// Every class that this one names, arrays by what they hold.
    private static List<JavaClass> named(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .toList();
    }

    /// Whether a class calls a constructor of another, or a method of it that hands one out.
    private static boolean makes(JavaClass type, String made) {
        return type.getCodeUnitCallsFromSelf().stream()
                .map(JavaCall::getTarget)
                .filter(called -> called.getOwner().getName().equals(made))
                .anyMatch(called -> called.getName().equals("<init>")
                        || called.getRawReturnType().equals(called.getOwner()));
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith("stet.");
    }

    private static String room(JavaClass type) {
        return type.getPackageName().split("\\.")[1];
    }

    private static String outermost(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }
}

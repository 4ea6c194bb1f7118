// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A handful of made-up outlets on ports of 127.0.0.1 that publish, edit and misbehave for three days of the caller's
/// clock. What is live at an instant follows from the seed and the instant alone, so nothing has to be wound up; a
/// clock that runs faster makes a faster newsroom. For many threads.
public final class Newsstand implements AutoCloseable {
    /// @param key short and unique; the outlet's name in [Live], [Incident] and [Served]
    /// @param language a BCP 47 tag
    /// @param home the address of the home page, ending in a slash
    public record Masthead(String key, String name, String language, String home) {}

    private final long seed;
    private final InstantSource clock;
    private final int firstPort;
    private final List<Folder> folders = Folders.all();
    private final Script script;
    private final List<Kiosk> kiosks = new ArrayList<>();
    private final List<Served> served = new CopyOnWriteArrayList<>();

    /// On any free ports. The play begins at the clock's present instant.
    public Newsstand(long seed, InstantSource clock) {
        this(seed, clock, 0);
    }

    /// @param firstPort the first outlet's; the others follow. 0 for any free ones
    public Newsstand(long seed, InstantSource clock, int firstPort) {
        this.seed = seed;
        this.clock = clock;
        this.firstPort = firstPort;
        script = ScriptWriter.write(seed, clock.instant(), folders);
    }

    /// Opens the ports.
    /// @throws IllegalStateException when they are open already
    /// @throws java.io.UncheckedIOException when a port cannot be had; none stays open then
    public synchronized Newsstand start() {
        if (!kiosks.isEmpty()) {
            throw new IllegalStateException("the newsstand is open already");
        }
        try {
            for (Folder folder : folders) {
                int port = firstPort == 0 ? 0 : firstPort + kiosks.size();
                kiosks.add(new Kiosk(folder, script, seed, port, clock, served::add));
            }
        } catch (UncheckedIOException e) {
            close();
            throw e;
        }
        return this;
    }

    /// The outlets with their addresses; none before [#start].
    public synchronized List<Masthead> outlets() {
        return kiosks.stream().map(Kiosk::masthead).toList();
    }

    /// Every state of every article for the three days, in order of time.
    public List<Live> truth() {
        return script.lives();
    }

    /// Every incident of the three days, in order of time.
    public List<Incident> incidents() {
        return script.incidents();
    }

    /// What articles went out whole so far, in order. An answer is noted just after it has gone out, so a reader
    /// may hold it a moment earlier; after [#close] the list is complete.
    public List<Served> served() {
        return List.copyOf(served);
    }

    /// The requests that an outlet has had so far, in order.
    /// @param key an outlet's
    public synchronized List<Asked> requests(String key) {
        return kiosks.stream()
                .filter(kiosk -> kiosk.masthead().key().equals(key))
                .flatMap(kiosk -> kiosk.requests().stream())
                .toList();
    }

    /// Closes the ports and all connections.
    @Override
    public synchronized void close() {
        kiosks.forEach(Kiosk::close);
        kiosks.clear();
    }
}

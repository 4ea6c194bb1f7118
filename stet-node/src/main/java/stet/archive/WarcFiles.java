// SPDX-License-Identifier: Apache-2.0
package stet.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import stet.model.Capture;
import stet.model.Resource;

/// The archive: WARC 1.1 files below a folder, by UTC day and running number (`2026-11-19/00001.warc.gz`), each
/// record a gzip member of its own, each file beginning with a warcinfo record. Safe for many threads.
///
/// What `append` returned is on disk. One thread of its own writes; records that arrive while it waits for the
/// disk go out together and share the next force. A file is begun anew by every run, so a record that a crash
/// tore is the last in its file and every record before it stays readable.
public final class WarcFiles implements AutoCloseable {
    private final Path folder;
    private final ArchiveSettings settings;
    private final RecordReader reader;
    private final Writer writer;
    private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
    private final Thread thread;
    private boolean closed; // guarded by this

    private sealed interface Order {
        record Keep(Writer.Pending pending) implements Order {}

        record Stop() implements Order {}
    }

    /// Touches nothing on disk before the first record.
    public WarcFiles(Path folder, ArchiveSettings settings) {
        this.folder = folder;
        this.settings = settings;
        this.reader = new RecordReader(folder);
        this.writer = new Writer(folder, settings);
        this.thread = Thread.ofPlatform().name("warc-writer").daemon().start(this::writeUntilStopped);
    }

    /// Keeps an exchange as a response record and returns once it is on disk.
    ///
    /// @throws Unwritable naming file and byte when the disk refuses; the file then ends before
    /// that byte
    /// @throws IllegalStateException after `close`
    /// @throws InterruptedException while waiting; the record may or may not have been kept
    public Kept append(Capture capture) throws InterruptedException {
        return keep(Records.response(capture), capture.at());
    }

    /// Keeps an exchange whose body was kept before as a revisit record, without the body: for a 304, or for
    /// an answer with the same body as sent. Throws as `append` does, and
    ///
    /// @throws IllegalArgumentException if the capture is no 304 and its body is not the earlier one's
    public Kept appendRevisit(Capture capture, Earlier earlier) throws InterruptedException {
        return keep(Records.revisit(capture, earlier), capture.at());
    }

    /// Keeps bytes that were handed in as a resource record. Throws as `append` does.
    public Kept append(Resource resource) throws InterruptedException {
        return keep(Records.resource(resource), resource.at());
    }

    /// Reads the record that was kept there and checks its digests.
    ///
    /// @param file as in [Kept]
    /// @throws DamagedRecord if no whole record with the right digests stands there
    /// @throws IllegalArgumentException if that is not the name of a file that the archive could have written
    public ReadBack read(String file, long offset) {
        return reader.read(file, offset);
    }

    /// Looks at whatever record begins there, as one goes through a file record by record.
    ///
    /// @throws DamagedRecord if no whole record with the right digests stands there
    public Standing look(String file, long offset) {
        return reader.look(file, offset);
    }

    /// A record in its file.
    ///
    /// @param length of its gzip member, in bytes
    /// @param read what it says; empty for one that tells of the file itself
    public record Standing(long length, Optional<ReadBack> read) {}

    /// Writes some records of a file into a new one of the same day, byte for byte and in their order, each held to its
    /// digests before. The file itself stays, for whoever still reads it.
    ///
    /// @param offsets of the records, ascending
    /// @return where each is now; on disk
    /// @throws DamagedRecord if one is not what was kept; nothing is left of the new file then
    public Rewritten rewrite(String file, List<Long> offsets, Instant now) {
        return new Rewriting(folder, settings, reader).rewrite(file, offsets, now);
    }

    /// A file that holds records of another.
    ///
    /// @param places of the records, in the order in which they were asked for
    public record Rewritten(String file, List<Kept> places) {
        public Rewritten {
            places = List.copyOf(places);
        }
    }

    /// Whether no file of its day has a higher number.
    public boolean isNewest(String file) {
        return new Rewriting(folder, settings, reader).isNewest(file);
    }

    /// Takes away a file that no row names any more, unless it is the newest of its day: no later file may ever have
    /// its name.
    ///
    /// @return whether it is gone
    public boolean remove(String file) {
        return new Rewriting(folder, settings, reader).remove(file);
    }

    /// Whether the archive could have written a file of that name.
    public static boolean isName(String file) {
        return RecordReader.NAME.matcher(file).matches();
    }

    private Kept keep(byte[] record, Instant at) throws InterruptedException {
        var pending = new Writer.Pending(record, at);
        order(new Order.Keep(pending));
        try {
            return pending.kept().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UncheckedIOException failure
                    ? new Unwritable(failure)
                    : new IllegalStateException("the WARC writer broke", e.getCause());
        }
    }

    private synchronized void order(Order order) {
        if (closed) {
            throw new IllegalStateException("the archive is closed");
        }
        orders.add(order);
    }

    private void writeUntilStopped() {
        try (writer) {
            for (boolean running = true; running; ) {
                var taken = new ArrayList<Order>();
                taken.add(orders.take());
                orders.drainTo(taken);
                var batch = new ArrayList<Writer.Pending>();
                for (var order : taken) {
                    switch (order) {
                        case Order.Keep(var pending) -> batch.add(pending);
                        case Order.Stop() -> running = false;
                    }
                }
                write(batch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the newest WARC file", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the WARC writer", e);
        }
    }

    /// Whatever breaks, nobody is left waiting.
    private void write(List<Writer.Pending> batch) {
        try {
            writer.write(batch);
        } catch (RuntimeException | Error e) {
            batch.forEach(pending -> pending.kept().completeExceptionally(e));
        }
    }

    /// Waits until all that was handed in is on disk; `read` still works afterwards.
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            orders.add(new Order.Stop());
            closed = true;
        }
        joinUninterrupted();
    }

    private void joinUninterrupted() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true; // what was handed in must reach the disk; the interrupt is passed on after that
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import stet.json.SweepJson;
import stet.model.Job;
import stet.store.OutletLine;

/// A job: how far it is, or what it came to.
///
/// @param found of one that finds; empty before the end, and for one that failed
/// @param counted of one that goes over the archive; empty before the end, and for one that failed
/// @param relieved of one that gives captures up; empty before the end, and for one that failed
/// @param trouble why what was asked of it did not work
record JobPage(
        Job job,
        Optional<FoundOutlet> found,
        Optional<Counted> counted,
        Optional<Relieved> relieved,
        Optional<String> trouble) {
    /// @param outlets tells all of them, which is asked only where their names are told
    static JobPage of(Job job, Supplier<List<OutletLine>> outlets, Optional<String> trouble) {
        return switch (job.kind()) {
            case FIND ->
                new JobPage(job, job.result().map(FoundOutlet::read), Optional.empty(), Optional.empty(), trouble);
            case RECOMPARE, REEXTRACT ->
                new JobPage(job, Optional.empty(), job.result().map(_ -> Counted.read(job)), Optional.empty(), trouble);
            case RETAIN -> {
                var relieved = job.result()
                        .map(_ -> outlets.get().stream().collect(Collectors.toMap(OutletLine::id, Function.identity())))
                        .map(names -> Relieved.read(job, names));
                yield new JobPage(job, Optional.empty(), Optional.empty(), relieved, trouble);
            }
        };
    }

    boolean isOver() {
        return job.state().isOver();
    }

    boolean isFind() {
        return !isOverArchive(job);
    }

    /// Whether what it finds is stored, or given up.
    boolean isStored() {
        return !isFind() && SweepJson.isStored(job);
    }

    String then() {
        return then(job);
    }

    /// The key of the message for what becomes of what a job finds in the archive.
    static String then(Job job) {
        return (job.kind() == Job.Kind.RETAIN ? "retain." : "again.") + (SweepJson.isStored(job) ? "store" : "look");
    }

    static boolean isOverArchive(Job job) {
        return job.kind() != Job.Kind.FIND;
    }

    /// The key of the message for whoever waits.
    String waiting() {
        return switch (job.kind()) {
            case FIND -> "job.wait";
            case RECOMPARE, REEXTRACT -> "again.wait";
            case RETAIN -> "retain.wait";
        };
    }

    /// Whether it was broken off while it gave captures up.
    boolean isCutShort() {
        return job.kind() == Job.Kind.RETAIN && isStored() && job.begun().isPresent();
    }
}

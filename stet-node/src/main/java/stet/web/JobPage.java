// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.Optional;
import stet.json.SweepJson;
import stet.model.Job;

/// A job: how far it is, or what it came to.
///
/// @param found of one that finds; empty before the end, and for one that failed
/// @param counted of one that goes over the archive; empty before the end, and for one that failed
/// @param trouble why what was asked of it did not work
record JobPage(Job job, Optional<FoundOutlet> found, Optional<Counted> counted, Optional<String> trouble) {
    static JobPage of(Job job, Optional<String> trouble) {
        return job.kind() == Job.Kind.FIND
                ? new JobPage(job, job.result().map(FoundOutlet::read), Optional.empty(), trouble)
                : new JobPage(job, Optional.empty(), job.result().map(_ -> Counted.read(job)), trouble);
    }

    boolean isOver() {
        return job.state().isOver();
    }

    boolean isFind() {
        return job.kind() == Job.Kind.FIND;
    }

    /// Whether what it finds is stored.
    boolean isStored() {
        return !isFind() && SweepJson.isStored(job);
    }
}

// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.Optional;
import stet.model.Job;

/// A job: how far it is, or what it found.
///
/// @param found empty before the end, and for one that failed
/// @param trouble why what was asked of it did not work
record JobPage(Job job, Optional<FoundOutlet> found, Optional<String> trouble) {
    static JobPage of(Job job, Optional<String> trouble) {
        return new JobPage(job, job.result().map(FoundOutlet::read), trouble);
    }

    boolean isOver() {
        return job.state().isOver();
    }
}

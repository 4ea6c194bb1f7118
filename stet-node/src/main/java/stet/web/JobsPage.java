// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.List;
import java.util.Optional;
import stet.model.Job;
import stet.store.OutletLine;
import stet.store.Totals;

/// All jobs, and what else can be asked for.
///
/// @param outlets that can be chosen
/// @param totals what is kept of all of them
/// @param trouble why what was asked for is not done
record JobsPage(List<Job> jobs, List<OutletLine> outlets, Totals totals, Optional<String> trouble) {
    /// How the archive can be gone over again.
    static final List<Job.Kind> KINDS = List.of(Job.Kind.RECOMPARE, Job.Kind.REEXTRACT);

    /// What can be asked for here.
    static final List<Job.Kind> ALL = List.of(Job.Kind.RECOMPARE, Job.Kind.REEXTRACT, Job.Kind.RETAIN);

    JobsPage {
        jobs = List.copyOf(jobs);
        outlets = List.copyOf(outlets);
    }
}

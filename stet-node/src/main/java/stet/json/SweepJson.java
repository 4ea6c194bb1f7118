// SPDX-License-Identifier: Apache-2.0
package stet.json;

import java.util.Optional;
import stet.model.Job;
import stet.model.OutletId;
import tools.jackson.databind.json.JsonMapper;

/// What was asked when a job goes over what is kept again: its subject is an outlet, or empty for all.
public final class SweepJson {
    private SweepJson() {}

    /// The terms of such a job.
    ///
    /// @param stored whether what is found is stored, and not counted alone
    public static String terms(boolean stored) {
        return JsonMapper.shared().createObjectNode().put("apply", stored).toString();
    }

    public static boolean isStored(Job job) {
        return JsonMapper.shared().readTree(job.terms()).path("apply").asBoolean(false);
    }

    /// Empty for all.
    public static Optional<OutletId> outlet(Job job) {
        return Optional.of(job.subject()).filter(id -> !id.isEmpty()).map(OutletId::new);
    }
}

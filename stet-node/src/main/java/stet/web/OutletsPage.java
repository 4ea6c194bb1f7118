// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.List;
import stet.model.Answer;
import stet.store.OutletRecord;

/// All outlets that are watched.
record OutletsPage(List<Line> lines) {
    record Line(OutletRecord outlet, Tongue tongue, boolean works) {}

    OutletsPage {
        lines = List.copyOf(lines);
    }

    static OutletsPage of(List<OutletRecord> outlets) {
        return new OutletsPage(outlets.stream()
                .map(o -> new Line(
                        o,
                        Tongue.of(o.outlet().language(), o.outlet().name()),
                        o.lastSuccess().isPresent()
                                && o.seeds().stream()
                                        .allMatch(s ->
                                                s.answer().map(Answer::isUsable).orElse(true))))
                .toList());
    }
}

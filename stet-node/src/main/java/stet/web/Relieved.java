// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stet.model.Job;
import stet.model.OutletId;
import stet.store.OutletLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Which captures are to be given up, by the settings of that time, or were.
///
/// @param others how long captures are kept on which no version rests; empty for always
/// @param quota bytes of records that an outlet may have, unless it has a quota of its own; 0 for any number
/// @param shares what of each outlet goes, most first
/// @param done empty for a plan
record Relieved(Optional<Duration> others, long quota, List<Share> shares, Plan plan, Optional<Done> done) {
    Relieved {
        shares = List.copyOf(shares);
    }

    /// What of an outlet's captures goes; later ones too.
    ///
    /// @param bytes of all its records
    /// @param over whether what always stays is more than the quota
    record Share(
            String id,
            String name,
            Tongue tongue,
            long captures,
            long bytes,
            long dropped,
            long freed,
            long quota,
            boolean over) {}

    /// What goes at once.
    ///
    /// @param files WARC files that are written anew
    /// @param later captures that go once nothing more is added to their files
    /// @param unnamed files that nothing names
    record Plan(long dropped, long freed, int files, long later, int unnamed) {
        boolean isEmpty() {
            return files == 0 && unnamed == 0;
        }
    }

    record Done(long dropped, long freed, int rewritten, int removed, List<Left> left) {
        Done {
            left = List.copyOf(left);
        }
    }

    /// A file that was left as it is.
    record Left(String file, String why) {}

    /// Whether some outlet has a quota.
    boolean hasQuota() {
        return quota > 0 || shares.stream().anyMatch(share -> share.quota() > 0);
    }

    /// Whether some outlet has another quota than the others.
    boolean hasOwn() {
        return shares.stream().anyMatch(share -> share.quota() != quota);
    }

    /// @param job that is done
    /// @param outlets by their short names
    static Relieved read(Job job, Map<OutletId, OutletLine> outlets) {
        var node = JsonMapper.shared().readTree(job.result().orElseThrow());
        var shares = new ArrayList<Share>();
        node.path("outlets").forEach(share -> shares.add(share(share, outlets)));
        shares.sort(Comparator.comparingLong(Share::freed).reversed().thenComparing(Share::id));
        var plan = node.path("plan");
        return new Relieved(
                node.has("others_s")
                        ? Optional.of(Duration.ofSeconds(node.get("others_s").asLong(0)))
                        : Optional.empty(),
                number(node, "quota"),
                shares,
                new Plan(
                        number(plan, "dropped"),
                        number(plan, "freed"),
                        plan.path("files").asInt(0),
                        number(plan, "later"),
                        plan.path("unnamed").asInt(0)),
                node.has("done") ? Optional.of(done(node.get("done"))) : Optional.empty());
    }

    private static Share share(JsonNode node, Map<OutletId, OutletLine> outlets) {
        var id = node.path("outlet").asString("");
        var outlet = Optional.ofNullable(outlets.get(new OutletId(id)));
        var name = outlet.map(OutletLine::name).orElse(id);
        return new Share(
                id,
                name,
                Tongue.of(outlet.map(OutletLine::language).orElse(""), name),
                number(node, "captures"),
                number(node, "bytes"),
                number(node, "dropped"),
                number(node, "freed"),
                number(node, "quota"),
                node.path("over").asBoolean(false));
    }

    private static Done done(JsonNode node) {
        var left = new ArrayList<Left>();
        for (var file : node.path("left")) {
            left.add(new Left(file.path("file").asString(""), file.path("why").asString("")));
        }
        return new Done(
                number(node, "dropped"),
                number(node, "freed"),
                node.path("rewritten").asInt(0),
                node.path("removed").asInt(0),
                left);
    }

    private static long number(JsonNode node, String name) {
        return node.path(name).asLong(0);
    }
}

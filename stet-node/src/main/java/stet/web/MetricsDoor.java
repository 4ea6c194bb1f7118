// SPDX-License-Identifier: Apache-2.0
package stet.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Stream;
import stet.store.Library;

/// Hands out the figures for machines, to those who may have them.
final class MetricsDoor {
    /// RFC 4291, section 2.5.3, as a server writes it.
    private static final Set<String> LOOPBACK = Set.of("::1", "[::1]", "0:0:0:0:0:0:0:1", "[0:0:0:0:0:0:0:1]");

    private final WebSettings.Metrics allowed;
    private final Library library;
    private final InstantSource clock;

    MetricsDoor(WebSettings.Metrics allowed, Library library, InstantSource clock) {
        this.allowed = allowed;
        this.library = library;
        this.clock = clock;
    }

    /// @param refuse answers as if there were no such page
    void answer(Context context, Runnable refuse) {
        boolean open = switch (allowed) {
            case OFF -> false;
            case LOCAL -> isLocal(context);
            case OPEN -> true;
        };
        if (!open) {
            refuse.run();
            return;
        }
        context.header("Cache-Control", Reply.Keep.NEVER.directive());
        context.contentType(Metrics.TYPE)
                .result(Metrics.of(library, clock.instant()).getBytes(StandardCharsets.UTF_8));
    }

    /// A proxy on this machine asks for others. Most say so in a header; of one that does not, docs/outlets.md warns.
    private static boolean isLocal(Context context) {
        var from = context.req().getRemoteAddr();
        return Stream.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via")
                        .allMatch(name -> context.header(name) == null)
                && (from.startsWith("127.") || LOOPBACK.contains(from));
    }
}

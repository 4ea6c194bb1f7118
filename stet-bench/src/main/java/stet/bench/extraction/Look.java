// SPDX-License-Identifier: Apache-2.0
package stet.bench.extraction;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// One of two looks at a live page. What both looks share is drawn from `outlet`, what differs from `visit`; both are
/// seeded by the page's id and the name of the variation alone, so the same pages come out every time.
///
/// @param again whether it is the second look
record Look(LivePage page, Random outlet, Random visit, boolean again) {
    static Look at(LivePage page, String variation, boolean again) {
        var key = page.saved().id() + "|" + variation;
        return new Look(page, seeded(key), seeded(key + "|" + again), again);
    }

    private static Random seeded(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return new Random(ByteBuffer.wrap(digest).getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// One of several ways to write a box, the same in both looks.
    String oneOf(List<String> ways) {
        return ways.get(outlet.nextInt(ways.size()));
    }

    /// A number that differs between the looks.
    int number(int from, int below) {
        return visit.nextInt(from, below);
    }

    /// A made-up token that differs between the looks.
    String token() {
        return Long.toHexString(visit.nextLong());
    }

    List<String> headlines(int most) {
        return some(page.others().headlines(), most);
    }

    List<String> sentences(int most) {
        return some(page.others().sentences(), most);
    }

    private List<String> some(List<String> all, int most) {
        var shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, visit);
        return shuffled.subList(0, Math.min(most, shuffled.size()));
    }
}

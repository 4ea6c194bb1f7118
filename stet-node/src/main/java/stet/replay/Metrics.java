// SPDX-License-Identifier: Apache-2.0
package stet.replay;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a replay came to.
///
/// @param editCapture the share of edits that were fetched while they stood
/// @param versionCapture the same, first texts included
/// @param delay from edit to capture, of those captured
/// @param detect from edit to the next look, of all
/// @param perHost requests for articles
public record Metrics(
        String policy,
        String trace,
        long articles,
        long edits,
        long requests,
        long polls,
        long requestsTotal,
        double requestsPerArticle,
        long capturedEdits,
        double editCapture,
        double versionCapture,
        double firstTextCapture,
        Score.Times delay,
        Score.Times detect,
        double requestsPerCapturedEdit,
        double shareNotModified,
        double gigabytes,
        long politenessViolations,
        Map<String, Long> perHost) {

    /// By the names that replays of other schedules go by, in their order.
    public Map<String, Object> named() {
        var named = new LinkedHashMap<String, Object>();
        named.put("policy", policy);
        named.put("trace", trace);
        named.put("articles", articles);
        named.put("edits", edits);
        named.put("requests", requests);
        named.put("poll_requests_extra", polls);
        named.put("requests_total", requestsTotal);
        named.put("requests_per_article", requestsPerArticle);
        named.put("captured_edits", capturedEdits);
        named.put("edit_capture", editCapture);
        named.put("version_capture", versionCapture);
        named.put("first_text_capture", firstTextCapture);
        named.put("delay_min", times(delay));
        named.put("detect_min", times(detect));
        named.put("requests_per_captured_edit", requestsPerCapturedEdit);
        named.put("share_304", shareNotModified);
        named.put("gigabytes", gigabytes);
        named.put("politeness_violations", politenessViolations);
        named.put("per_host", perHost);
        return named;
    }

    private static Map<String, Object> times(Score.Times times) {
        var named = new LinkedHashMap<String, Object>();
        named.put("mean", times.mean());
        named.put("median", times.median());
        named.put("p95", times.p95());
        return named;
    }
}

// SPDX-License-Identifier: Apache-2.0
package stet.bench.extraction;

/// A page of a set as it was saved, decoded, beside what a person found on it.
record SavedPage(String id, String html, Truth truth) {}

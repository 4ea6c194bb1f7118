// SPDX-License-Identifier: Apache-2.0
package stet.model;

/// One header line of an answer, as sent.
public record Header(String name, String value) {}

// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// As much of JSON Schema as the API's document uses.
record Schema(JsonNode document) {
    static Schema of(JsonNode document) {
        return new Schema(document);
    }

    /// Adds what is not as the schema says.
    void check(String where, JsonNode value, JsonNode schema, List<String> faults) {
        if (schema.has("$ref")) {
            check(where, value, document.at(schema.get("$ref").asString().substring(1)), faults);
            return;
        }
        var type = schema.path("type").asString("");
        boolean fits = switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString() && (!schema.has("format") || isTime(value.asString()));
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> false;
        };
        if (!fits) {
            faults.add(where + " is no " + schema + ": " + value);
        } else if (type.equals("array")) {
            value.forEach(item -> check(where + "[]", item, schema.get("items"), faults));
        } else if (type.equals("object")) {
            members(where, value, schema, faults);
        }
    }

    private void members(String where, JsonNode value, JsonNode schema, List<String> faults) {
        schema.path("required").forEach(name -> {
            if (!value.has(name.asString())) {
                faults.add(where + " lacks " + name.asString());
            }
        });
        for (var member : value.properties()) {
            var described = schema.path("properties").path(member.getKey());
            var other = schema.path("additionalProperties");
            if (!described.isMissingNode()) {
                check(where + "." + member.getKey(), member.getValue(), described, faults);
            } else if (other.isObject()) {
                check(where + "." + member.getKey(), member.getValue(), other, faults);
            } else {
                faults.add(where + " has " + member.getKey() + ", of which the document says nothing");
            }
        }
    }

    private static boolean isTime(String text) {
        try {
            return Instant.parse(text) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}

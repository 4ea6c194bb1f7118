// SPDX-License-Identifier: Apache-2.0
package stet.web;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import stet.model.By;
import stet.model.Payload;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a reader asked for.
///
/// @param parts the named parts of the path
/// @param query the parameters after the question mark; of repeated ones the first
/// @param fields of the form that was sent; of repeated ones the first
/// @param visitor as whom it was asked
/// @param from the address that asked
record Asked(
        Map<String, String> parts,
        Map<String, String> query,
        Map<String, String> fields,
        Visitor visitor,
        String from) {
    Asked {
        parts = Map.copyOf(parts);
        query = Map.copyOf(query);
        fields = Map.copyOf(fields);
    }

    static Asked of(Context context, Visitor visitor) {
        return context.path().startsWith(Operation.BASE + "/")
                ? with(members(context.body()), context, visitor)
                : form(context, visitor);
    }

    /// With a form's fields, whoever sent it.
    static Asked form(Context context, Visitor visitor) {
        return with(firsts(context.formParamMap()), context, visitor);
    }

    /// With the members of a JSON object that is larger than other requests may be.
    ///
    /// @throws ContentTooLargeResponse when it has more than so many bytes
    static Asked json(Context context, Visitor visitor, int most) throws IOException {
        var body = Payload.read(context.bodyInputStream(), most + 1);
        if (body.size() > most) {
            throw new ContentTooLargeResponse();
        }
        return with(members(new String(body.bytes(), StandardCharsets.UTF_8)), context, visitor);
    }

    private static Asked with(Map<String, String> fields, Context context, Visitor visitor) {
        return new Asked(context.pathParamMap(), firsts(context.queryParamMap()), fields, visitor, context.ip());
    }

    /// The members of the JSON object that a program sent.
    ///
    /// @throws BadRequestResponse when it sent something else
    private static Map<String, String> members(String body) {
        var members = new HashMap<String, String>();
        if (body.isBlank()) {
            return members;
        }
        try {
            if (!(JsonMapper.shared().readTree(body) instanceof ObjectNode object)) {
                throw new BadRequestResponse();
            }
            for (var member : object.properties()) {
                members.put(member.getKey(), text(member.getValue()));
            }
            return members;
        } catch (JacksonException e) {
            throw new BadRequestResponse();
        }
    }

    /// A list is a line for each of its texts.
    private static String text(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining("\n"))
                : value.asString();
    }

    private static Map<String, String> firsts(Map<String, List<String>> all) {
        var firsts = new HashMap<String, String>();
        all.forEach((name, values) -> {
            if (!values.isEmpty()) {
                firsts.put(name, values.getFirst());
            }
        });
        return firsts;
    }

    String part(String name) {
        return parts.getOrDefault(name, "");
    }

    /// The parameter without spaces around it; empty when it was not given.
    String query(String name) {
        return query.getOrDefault(name, "").strip();
    }

    /// The form's field as it was typed; empty when it was not sent.
    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /// Who does what was asked. Only of a visitor who signed in.
    By by(Instant now) {
        return By.account(visitor.account().orElseThrow(), now);
    }
}

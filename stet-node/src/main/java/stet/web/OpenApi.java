// SPDX-License-Identifier: Apache-2.0
package stet.web;

import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAPI document (version 3.1), made from the calls themselves; the schemas of their answers stand beside it in
/// `schemas.json`.
final class OpenApi {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern PART = Pattern.compile("\\{(\\w+)}");

    private OpenApi() {}

    static ObjectNode document(List<Operation> operations, String site) {
        var document = JSON.createObjectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Stet")
                .put("version", "1")
                .put(
                        "description",
                        "What an archive of news articles holds, and how it is run. Lists come in parts; `next` leads"
                                + " to the following one. Problems are told as RFC 9457 has it.")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        document.putArray("servers").addObject().put("url", site + Operation.BASE);
        document.putArray("security").addObject();
        ((tools.jackson.databind.node.ArrayNode) document.get("security"))
                .addObject()
                .putArray("token");
        var paths = document.putObject("paths");
        for (var operation : operations) {
            var path = paths.has(operation.path())
                    ? (ObjectNode) paths.get(operation.path())
                    : paths.putObject(operation.path());
            describe(path.putObject(operation.method().equals(HandlerType.GET) ? "get" : "post"), operation);
        }
        var components = document.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "A token, made on the page of one's account.");
        components.set("schemas", schemas());
        return document;
    }

    private static void describe(ObjectNode node, Operation operation) {
        node.put("operationId", operation.id()).put("summary", operation.summary());
        node.putArray("tags").add(tag(operation.access()));
        if (operation.access() == Access.ADMIN || operation.access() == Access.EDITOR) {
            node.putArray("security").addObject().putArray("token");
        }
        parameters(node, operation);
        if (!operation.method().equals(HandlerType.GET) && !operation.body().isEmpty()) {
            body(node.putObject("requestBody").put("required", true).putObject("content"), operation);
        }
        var responses = node.putObject("responses");
        var well = responses
                .putObject(Integer.toString(operation.status()))
                .put("description", operation.answer().isEmpty() ? "Done." : operation.summary());
        if (operation.answer().equals("lines")) {
            content(well, "application/jsonl").put("type", "string");
        } else if (operation.answer().equals("table")) {
            content(well, "text/csv").put("type", "string");
        } else if (!operation.answer().isEmpty()) {
            content(well, "application/json").put("$ref", "#/components/schemas/" + operation.answer());
        }
        var problem = responses.putObject("default").put("description", "A problem (RFC 9457).");
        content(problem, "application/problem+json").put("$ref", "#/components/schemas/Problem");
    }

    private static String tag(Access access) {
        return switch (access) {
            case ADMIN -> "running";
            case EDITOR -> "keeping";
            case OPEN, ARCHIVE, TEXT, SIGNED_IN -> "reading";
        };
    }

    private static void parameters(ObjectNode node, Operation operation) {
        var parameters = node.putArray("parameters");
        PART.matcher(operation.path())
                .results()
                .forEach(part -> parameters
                        .addObject()
                        .put("name", part.group(1))
                        .put("in", "path")
                        .put("required", true)
                        .putObject("schema")
                        .put("type", part.group(1).matches("n|m|nr") ? "integer" : "string"));
        operation
                .query()
                .forEach(field -> parameters
                        .addObject()
                        .put("name", field.name())
                        .put("in", "query")
                        .put("description", field.meaning())
                        .putObject("schema")
                        .put("type", field.type()));
    }

    /// Files come in a form alone.
    private static void body(ObjectNode content, Operation operation) {
        var plain = operation.body().stream().filter(field -> !field.isFile()).toList();
        members(content.putObject("application/json"), plain);
        if (plain.size() < operation.body().size()) {
            members(content.putObject("multipart/form-data"), operation.body());
        }
    }

    private static void members(ObjectNode node, List<Operation.Field> fields) {
        var properties = node.putObject("schema").put("type", "object").putObject("properties");
        fields.forEach(field -> field(properties.putObject(field.name()), field));
    }

    private static void field(ObjectNode node, Operation.Field field) {
        switch (field.type()) {
            case "file" -> binary(node);
            case "files" -> binary(node.put("type", "array").putObject("items"));
            default -> node.put("type", field.type());
        }
        node.put("description", field.meaning());
    }

    /// As OpenAPI 3.1 has it of file uploads.
    private static void binary(ObjectNode node) {
        node.put("type", "string").put("contentMediaType", "application/octet-stream");
    }

    private static ObjectNode content(ObjectNode node, String type) {
        return node.putObject("content").putObject(type).putObject("schema");
    }

    static ObjectNode schemas() {
        try (var stream = OpenApi.class.getResourceAsStream("schemas.json")) {
            return (ObjectNode)
                    JSON.readTree(Objects.requireNonNull(stream, "the program lacks stet/web/schemas.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

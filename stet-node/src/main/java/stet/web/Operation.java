// SPDX-License-Identifier: Apache-2.0
package stet.web;

import io.javalin.http.HandlerType;
import java.util.List;
import java.util.function.Function;

/// A call of the API, with what the OpenAPI document says of it.
///
/// @param path below `/api/v1`
/// @param id a name for it, for programs that are made from the document
/// @param query the parameters after the question mark
/// @param body the members of the JSON object, or the fields of the form, that is sent; none for a GET
/// @param status of the answer when all goes well
/// @param answer the schema of the answer, or empty when nothing is answered
/// @param deal what answers
record Operation(
        HandlerType method,
        String path,
        Access access,
        String id,
        String summary,
        List<Field> query,
        List<Field> body,
        int status,
        String answer,
        Route.Deal deal) {
    static final String BASE = "/api/v1";

    /// @param type of JSON Schema; `file` or `files` for what is uploaded
    record Field(String name, String type, String meaning) {
        boolean isFile() {
            return type.equals("file") || type.equals("files");
        }
    }

    Operation {
        query = List.copyOf(query);
        body = List.copyOf(body);
    }

    static Operation read(
            String path,
            Access access,
            String id,
            String summary,
            String answer,
            List<Field> query,
            Function<Press, Function<Asked, Reply>> page) {
        return new Operation(
                HandlerType.GET, path, access, id, summary, query, List.of(), 200, answer, Route.replying(page));
    }

    static Operation control(
            String path,
            String id,
            String summary,
            List<Field> body,
            int status,
            String answer,
            Function<Press, Function<Asked, Reply>> page) {
        return control(path, Access.ADMIN, id, summary, body, status, answer, page);
    }

    static Operation control(
            String path,
            Access access,
            String id,
            String summary,
            List<Field> body,
            int status,
            String answer,
            Function<Press, Function<Asked, Reply>> page) {
        return new Operation(
                HandlerType.POST, path, access, id, summary, List.of(), body, status, answer, Route.replying(page));
    }

    Route route() {
        return new Route(method, BASE + path, access, deal);
    }
}

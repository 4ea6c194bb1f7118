// SPDX-License-Identifier: Apache-2.0
package stet.web;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/// An address of the site, or a family of them.
///
/// @param path with the names of its parts in braces, for instance `/a/{id}`
record Route(HandlerType method, String path, Handler handler) {
    static Route get(String path, Handler handler) {
        return new Route(HandlerType.GET, path, handler);
    }

    static Route post(String path, Handler handler) {
        return new Route(HandlerType.POST, path, handler);
    }
}

// SPDX-License-Identifier: Apache-2.0
package stet.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.function.Function;

/// An address of the site, or a family of them.
///
/// @param path with the names of its parts in braces, for instance `/a/{id}`
/// @param access who may have it
record Route(HandlerType method, String path, Access access, Deal deal) {
    /// Answers a request of somebody who may have it.
    interface Deal {
        void answer(Context context, Press press) throws Exception;
    }

    /// Works a reply out from what was asked.
    private record Replying(Function<Press, Function<Asked, Reply>> page) implements Deal {
        @Override
        public void answer(Context context, Press press) {
            Answers.send(page.apply(press).apply(Asked.of(context, press.visitor())), context, press);
        }
    }

    static Route get(String path, Access access, Deal deal) {
        return new Route(HandlerType.GET, path, access, deal);
    }

    static Route post(String path, Access access, Deal deal) {
        return new Route(HandlerType.POST, path, access, deal);
    }

    /// Whether a password is told or kept here.
    boolean hashesPasswords() {
        return method.equals(HandlerType.POST)
                && (path.equals("/login") || path.equals("/account/password") || path.startsWith("/welcome/"));
    }

    /// Where a reply can be worked out from what was asked.
    static Deal replying(Function<Press, Function<Asked, Reply>> page) {
        return new Replying(page);
    }

    /// Whether HEAD is answered as GET is, without the body (RFC 9110, section 9.3.2); not where the answer is written
    /// as
    /// it is read, or never ends.
    boolean hasHead() {
        return method.equals(HandlerType.GET) && deal instanceof Replying;
    }
}

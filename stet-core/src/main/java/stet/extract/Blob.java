// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.List;
import java.util.Optional;

/// A value in the state that a page's scripts carry: JSON (RFC 8259), or a literal of JavaScript that is close to it.
sealed interface Blob {
    /// An object.
    record Group(List<Member> members) implements Blob {
        public Group {
            members = List.copyOf(members);
        }

        /// The first text among the members of these names, the first name first.
        Optional<String> text(List<String> names) {
            for (var name : names) {
                for (var member : members) {
                    if (member.name().equalsIgnoreCase(name)
                            && member.value() instanceof Text(var text)
                            && !text.isBlank()) {
                        return Optional.of(text);
                    }
                }
            }
            return Optional.empty();
        }

        Optional<Blob> member(String name) {
            return members.stream()
                    .filter(m -> m.name().equalsIgnoreCase(name))
                    .map(Member::value)
                    .findFirst();
        }
    }

    /// A member of an object, or a variable that the value is assigned to.
    record Member(String name, Blob value) {}

    /// An array.
    record Row(List<Blob> items) implements Blob {
        public Row {
            items = List.copyOf(items);
        }
    }

    record Text(String text) implements Blob {}

    /// A number, `true`, `null`, or a name.
    record Word(String word) implements Blob {}
}

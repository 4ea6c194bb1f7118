// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import stet.model.Job;
import tools.jackson.databind.JsonNode;

/// Does one kind of what people ask the watch for.
public interface Errand {
    /// @return the job's result
    /// @throws Fruitless when it cannot be done
    /// @throws Cancelled when the person who asked no longer wants it
    JsonNode perform(Job job) throws InterruptedException;

    /// What was asked cannot be done; the message says why, for who asked.
    final class Fruitless extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Fruitless(String why) {
            super(why);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    /// The person who asked no longer wants it.
    final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}

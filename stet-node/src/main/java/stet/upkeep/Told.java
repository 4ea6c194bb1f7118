// SPDX-License-Identifier: Apache-2.0
package stet.upkeep;

/// Is told how far work is, while it goes on. What it throws breaks the work off after the step that it was told of.
@FunctionalInterface
public interface Told {
    Told NOBODY = (what, total) -> new Bar() {
        @Override
        public void reach(long done) {}

        @Override
        public void close() {}
    };

    /// @param what is done, in words that stand before the bar
    /// @param total how many steps it takes
    Bar begin(String what, long total);

    /// One piece of work; closed when it is over, however it ended.
    interface Bar extends AutoCloseable {
        /// @param done how many steps are done by now
        void reach(long done);

        @Override
        void close();
    }
}

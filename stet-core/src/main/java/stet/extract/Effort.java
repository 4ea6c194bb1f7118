// SPDX-License-Identifier: Apache-2.0
package stet.extract;

/// How much a selector looks at for each element of a page. jsoup remembers what each part of a selector said of an
/// element, so the parts add up and do not multiply; only what `:has()` holds is asked of every element below.
///
/// @param outside its parts outside `:has()`
/// @param below its parts inside `:has()`
record Effort(Parts outside, Parts below) {
    /// @param tests that look at the element itself
    /// @param ancestors how many parts look at every element around
    /// @param siblings how many parts look at every element beside
    record Parts(int tests, int ancestors, int siblings) {
        static final Parts NONE = new Parts(0, 0, 0);

        Parts withTest() {
            return new Parts(tests + 1, ancestors, siblings);
        }

        Parts withAncestors() {
            return new Parts(tests, ancestors + 1, siblings);
        }

        Parts withSiblings() {
            return new Parts(tests, ancestors, siblings + 1);
        }

        private long on(PageSize page) {
            return tests + (long) ancestors * page.depth() + (long) siblings * page.widest();
        }
    }

    /// An upper bound of the comparisons on that page.
    long on(PageSize page) {
        return page.elements() * (1 + outside.on(page) + page.depth() * below.on(page));
    }
}

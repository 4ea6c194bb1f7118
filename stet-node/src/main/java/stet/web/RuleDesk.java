// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import stet.model.ArticleId;
import stet.model.By;
import stet.model.OutletId;
import stet.model.Story;
import stet.store.SavedRules;

/// Where outlets' rules are read, tried and saved: their files and the archive of pages are not the site's to touch.
public interface RuleDesk {
    /// The rules as they stand.
    Standing standing(OutletId outlet);

    /// What the standing rules read from kept pages, and what others would. Reads the archive, asks nobody.
    ///
    /// @param text of a file of rules
    Tried tried(OutletId outlet, String text, List<SavedRules.Sample> samples);

    /// Puts other rules in the place of those that stand; a running watch takes them up within seconds.
    ///
    /// @param text of a file of rules; blank for none
    /// @param was as they stood when the text was written
    Saved save(OutletId outlet, String text, String was, By by);

    /// @param text the file; empty when there is none
    /// @param faults for which it cannot be used
    record Standing(String text, List<Fault> faults) {
        public Standing {
            faults = List.copyOf(faults);
        }
    }

    /// @param line from 1; 0 when the file as a whole is meant
    /// @param words in English, with the key, the value and what is allowed
    record Fault(int line, String words) {}

    /// @param faults for which the text cannot be used; then nothing was read
    /// @param pages what was read, in the order of the samples
    /// @param idle rules that found nothing on any of the pages
    record Tried(List<Fault> faults, List<Page> pages, List<Idle> idle) {
        public Tried {
            faults = List.copyOf(faults);
            pages = List.copyOf(pages);
            idle = List.copyOf(idle);
        }
    }

    /// @param key as the file names it, for instance `body`
    /// @param why in English
    record Idle(String key, String selector, String why) {}

    /// One kept page, read twice.
    ///
    /// @param at when the version was first seen
    record Page(ArticleId article, int version, Instant at, String headline, Read now, Read then) {}

    /// What is read from a page.
    ///
    /// @param story empty when no article is read
    /// @param why then, in English
    record Read(Optional<Story> story, String why) {}

    /// What became of an attempt to save.
    enum Saved {
        DONE,
        /// The same as before: nothing was written.
        SAME,
        FAULTY,
        /// Somebody saved others meanwhile, or the file was edited.
        OVERTAKEN
    }
}

// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.io.Serial;
import stet.model.Withholding;

/// What is asked for is kept and not shown.
public final class Withheld extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Withholding why;

    Withheld(Withholding why) {
        super(words(why));
        this.why = why;
    }

    public Withholding why() {
        return why;
    }

    private static String words(Withholding why) {
        var what = switch (why.extent()) {
            case Withholding.Extent.Whole() -> "article %s is".formatted(why.article());
            case Withholding.Extent.OneVersion(int number) ->
                "version %d of article %s is".formatted(number, why.article());
            case Withholding.Extent.Passage _ -> "a passage of article %s is".formatted(why.article());
        };
        return "%s withheld since %s: %s".formatted(what, why.by().at(), why.reason());
    }
}

// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import stet.check.Turns;
import stet.model.Target;
import stet.store.ArticleRecord;

/// `stet why`: the terms behind an article's next check.
@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description = "Says when an article is looked at next, and why then.",
        footerHeading = "%nExamples:%n",
        footer = {"  stet why https://meridianwire.example/science/ocean-floor-maps", "  stet why 7k2m9q"})
final class WhyCommand implements Callable<Integer> {
    @ParentCommand
    private Main main = new Main();

    @Parameters(paramLabel = "URL", description = "The article's address, or its id.")
    private String named = "";

    @Override
    public Integer call() {
        try (var node = main.existing()) {
            var article = node.library()
                    .article(Lookup.article(node.library(), named))
                    .orElseThrow();
            var out = main.line().getOut();
            out.println(Printable.text(article.headline()));
            tell(node, article);
            out.flush();
        }
        return Main.DONE;
    }

    private void tell(Node node, ArticleRecord article) {
        var out = main.line().getOut();
        var target = new Target.Article(article.id(), article.outlet(), article.address());
        var coming = node.ledger().coming(target);
        if (coming.isEmpty()) {
            out.println("No longer checked: " + Printable.text(article.ended()));
            return;
        }
        var looks = coming.get().looks();
        if (looks.failures() > 0 || looks.missing() > 0) {
            out.println(Reasons.unanswered(looks, coming.get().due()));
            return;
        }
        var turns = new Turns(node.budgets());
        var why = turns.why(article.outlet(), coming.get().timing(), node.time().instant());
        Reasons.of(why).forEach(out::println);
    }
}

// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import stet.store.SiteRecord;

/// `stet resume`: lets a site be asked again that did not let Stet in.
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description =
                "Lets a site be asked again that was stopped because it did not let Stet in. First settle it with "
                        + "the site's owner: Stet asks again under the same name and from the same address, and stops again "
                        + "after three such answers. A running Stet goes on within five minutes.",
        footerHeading = "%nExamples:%n",
        footer = {"  stet list --health              shows what was stopped, and why", "  stet resume harbour-courier"})
final class ResumeCommand implements Callable<Integer> {
    @ParentCommand
    private Main main = new Main();

    @Parameters(paramLabel = "OUTLET|HOST", description = "An outlet's short name, or a host or address.")
    private String named = "";

    @Override
    public Integer call() {
        try (var node = main.existing()) {
            var out = main.line().getOut();
            var sites = Lookup.sites(node.roster(), named);
            var stopped = node.requests().stopped().stream()
                    .filter(record -> sites.contains(record.site()))
                    .toList();
            for (var record : stopped) {
                node.requests().change(record.site(), SiteRecord::resumed);
                out.println("%s is asked again.".formatted(record.site()));
            }
            if (stopped.isEmpty()) {
                out.println("Nothing of “%s” was stopped.".formatted(Printable.text(named)));
            }
        }
        return Main.DONE;
    }
}

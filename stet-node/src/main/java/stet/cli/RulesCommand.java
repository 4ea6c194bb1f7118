// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/// `stet rules`: what belongs to the rules of outlets.
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description = "Rules for outlets whose pages are misread otherwise: rules/OUTLET.conf in the data folder, "
                + "written as docs/rules.md says.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {RulesCheckCommand.class, RulesSaveCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  stet rules check                              every outlet's rules",
            "  stet rules check harbour-gazette              one outlet's",
            "  stet rules save harbour-gazette page.html     keep a page to test them with"
        })
final class RulesCommand {
    @ParentCommand
    private Main main = new Main();

    Main main() {
        return main;
    }
}

// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import stet.account.Doorkeeper;
import stet.account.Secret;
import stet.model.Account;
import stet.model.By;
import stet.model.Role;
import stet.store.Accounts;

/// `stet account`: who can sign in to the site.
@Command(
        name = "account",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description = "Shows who can sign in to the pages, and makes one-time links: for a new account, or for a new "
                + "password. A link works once, within three days.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stet account list",
            "  stet account invite --role editor       a link for a new account",
            "  stet account link \"Ada Lind\"            a link with which she chooses a new password",
            "  stet account close \"Ada Lind\""
        })
final class AccountCommand implements Callable<Integer> {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);

    @ParentCommand
    private Main main = new Main();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what: list, invite, link or close");
    }

    @Command(mixinStandardHelpOptions = true, description = "Lists the accounts with their roles.")
    int list() {
        try (var node = main.existing()) {
            var lines = node.accounts().all(node.time().instant().minus(Doorkeeper.IDLE));
            var out = main.line().getOut();
            if (lines.isEmpty()) {
                out.println("Nobody has an account. A link for the first: stet account invite --role admin");
            }
            lines.forEach(line -> out.println("%-8s since %s  %s%s"
                    .formatted(
                            word(line.account().role()),
                            DAY.format(line.added()),
                            Printable.text(line.account().name()),
                            line.seen()
                                    .map(at -> "  (last here " + DAY.format(at) + ")")
                                    .orElse(""))));
        }
        return Main.DONE;
    }

    @Command(mixinStandardHelpOptions = true, description = "Makes a link with which somebody makes an account.")
    int invite(
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            defaultValue = "reader",
                            description =
                                    "reader reads whole texts; editor also keeps what readers are offered; admin also "
                                            + "decides who is watched and who has an account (default: ${DEFAULT-VALUE}).")
                    String role) {
        var wanted = role(role);
        try (var node = main.node()) {
            show(
                    node,
                    node.doorkeeper()
                            .invite(
                                    wanted,
                                    Optional.empty(),
                                    By.commandLine(node.time().instant())));
        }
        return Main.DONE;
    }

    @Command(mixinStandardHelpOptions = true, description = "Makes a link with which somebody chooses a new password.")
    int link(@Parameters(paramLabel = "NAME", description = "The account's name.") String name) {
        try (var node = main.existing()) {
            var account = find(node, name);
            show(
                    node,
                    node.doorkeeper()
                            .invite(
                                    account.role(),
                                    Optional.of(account),
                                    By.commandLine(node.time().instant())));
        }
        return Main.DONE;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Closes an account, signs it out everywhere and ends its tokens. What its owner did stays "
                    + "in the journal.")
    int close(@Parameters(paramLabel = "NAME", description = "The account's name.") String name) {
        try (var node = main.existing()) {
            var account = find(node, name);
            var changed =
                    node.accounts().end(account.nr(), By.commandLine(node.time().instant()));
            if (changed == Accounts.Changed.LAST_ADMIN) {
                throw new Main.Wrong("%s is the only administrator; invite another one first"
                        .formatted(Printable.text(account.name())));
            }
            main.line().getOut().println("The account of %s is closed.".formatted(Printable.text(account.name())));
        }
        return Main.DONE;
    }

    private void show(Node node, Secret link) {
        var out = main.line().getOut();
        out.println("%s/welcome/%s".formatted(node.siteAddress(), link.text()));
        main.line()
                .getErr()
                .println("Shown this once. It works once, within three days, while stet run serves the pages.");
    }

    private static Account find(Node node, String name) {
        return node.accounts()
                .named(name)
                .map(Accounts.Kept::account)
                .orElseThrow(() -> new Main.Wrong("there is no account of the name “%s”; stet account list shows all"
                        .formatted(Printable.text(name))));
    }

    private static Role role(String typed) {
        return Arrays.stream(Role.values())
                .filter(role -> word(role).equals(typed.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new Main.Wrong("a role is reader, editor or admin, not “%s”".formatted(Printable.text(typed))));
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}

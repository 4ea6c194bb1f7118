// SPDX-License-Identifier: Apache-2.0
package stet;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Date;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The core decides and touches nothing. The compiler keeps it from the modules that it does not require; this keeps it
/// from what `java.base` still offers.
class PurityTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> location.contains("stet-core"))
            .importPackages("stet");

    @Test
    void theCoreTouchesNoFile() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.nio.channels..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.(File.*|RandomAccessFile|Console)")
                .check(CORE);
    }

    @Test
    void theCoreTouchesNoNetwork() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\..*(Socket|Connection|Address|Interface).*")
                .orShould()
                .callMethodWhere(
                        target(owner(belongToAnyOf(java.net.URL.class))).and(target(nameMatching("open.*|getContent"))))
                .check(CORE);
    }

    @Test
    void timeIsAnArgument() {
        noClasses()
                .should()
                .callMethodWhere(target(nameMatching("now|system|systemUTC|systemDefaultZone|systemDefault|tick.*"))
                        .and(target(owner(nameMatching("java\\.time\\..*")))))
                .orShould()
                .callMethodWhere(target(owner(belongToAnyOf(System.class)))
                        .and(target(nameMatching("currentTimeMillis|nanoTime"))))
                .orShould()
                .callConstructor(Date.class)
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.(Calendar|GregorianCalendar|Timer)")
                .check(CORE);
    }

    @Test
    void chanceIsSeeded() {
        noClasses()
                .should()
                .callConstructor(Random.class)
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.(util\\.concurrent\\.ThreadLocalRandom|security\\.SecureRandom)")
                .orShould()
                .callMethodWhere(target(nameMatching("random|randomUUID"))
                        .and(target(owner(nameMatching("java\\.(lang\\.Math|util\\.UUID)")))))
                .check(CORE);
    }

    @Test
    void theCoreStartsNothingAndAsksNothingOfTheMachine() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.lang\\.(Thread|ThreadLocal|InheritableThreadLocal|Process.*|Runtime)")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.concurrent\\.(.*Executor.*|ForkJoin.*|CompletableFuture)")
                .orShould()
                .callMethodWhere(target(owner(belongToAnyOf(System.class)))
                        .and(target(nameMatching("getenv|getProperty|getProperties|exit|load.*"))))
                .orShould()
                .accessFieldWhere(target(owner(belongToAnyOf(System.class))).and(target(nameMatching("in|out|err"))))
                .check(CORE);
    }
}

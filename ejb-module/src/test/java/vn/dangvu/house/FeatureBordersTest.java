package vn.dangvu.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import jakarta.persistence.Entity;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.ObjectInputStream;
import java.util.List;

/** The order of the features, and what no class of the domain may do. */
class FeatureBordersTest {
    /** A feature may use those after it, none before it. */
    private static final List<String> FEATURES =
            List.of(
                    "search",
                    "routing",
                    "register",
                    "submission",
                    "dispatch",
                    "obligation",
                    "receipt",
                    "signature",
                    "access",
                    "document",
                    "content",
                    "account",
                    "organisation",
                    "shared");

    static final JavaClasses DOMAIN =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("vn.dangvu");

    @TestFactory
    List<DynamicTest> aFeatureKnowsOnlyThoseToItsRight() {
        return FEATURES.stream()
                .map(
                        feature ->
                                DynamicTest.dynamicTest(
                                        feature, () -> knowsNothingLeftOf(feature).check(DOMAIN)))
                .toList();
    }

    private static ArchRule knowsNothingLeftOf(String feature) {
        String[] left =
                FEATURES.subList(0, FEATURES.indexOf(feature)).stream()
                        .map(FeatureBordersTest::packageOf)
                        .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(packageOf(feature))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(left)
                .because(
                        "a request is followed downwards only; to be told of what happens later,"
                                + " a feature is sent an event")
                .allowEmptyShould(true);
    }

    @TestFactory
    List<DynamicTest> otherRules() {
        return List.of(
                rule(
                        noClasses()
                                .that()
                                .resideInAnyPackage(packageOf("audit"), packageOf("outbox"))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        FEATURES.subList(0, FEATURES.size() - 1).stream()
                                                .map(FeatureBordersTest::packageOf)
                                                .toArray(String[]::new))
                                .because("audit and outbox listen to events and know nobody")),
                rule(
                        classes()
                                .that()
                                .areAnnotatedWith(Entity.class)
                                .should()
                                .bePackagePrivate()
                                .because("entities never leave their feature; views do")),
                rule(
                        noClasses()
                                .that()
                                .resideOutsideOfPackage(packageOf("platform"))
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("org.eclipse.microprofile.config..")
                                .because("only platform.Settings reads configuration")),
                rule(
                        noClasses()
                                .should()
                                .dependOnClassesThat()
                                .areAssignableTo(ObjectInputStream.class)
                                .because("no Java object of unknown origin is ever read (R68)")),
                rule(
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(
                                        packageOf("signature"),
                                        packageOf("document"),
                                        "vn.dangvu.signing..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("vn.dangvu.signing..")
                                .because(
                                        "signing is asked in one place; documents only look files"
                                                + " over")),
                rule(
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(packageOf("search"), "vn.dangvu.index..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("vn.dangvu.index..")
                                .because("the index is asked in one place")));
    }

    private static DynamicTest rule(ArchRule rule) {
        return DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(DOMAIN));
    }

    private static String packageOf(String feature) {
        return "vn.dangvu." + feature + "..";
    }
}

package vn.dangvu.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import jakarta.persistence.EntityManager;
import jakarta.servlet.http.HttpSession;

import org.junit.jupiter.api.Test;

import java.sql.Connection;

/** What the pages and the REST API may know. */
class WebBordersTest {
    private static final JavaClasses WEB =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("vn.dangvu.web");

    @Test
    void pagesKnowNeitherTheLibrariesNorTheDatabase() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("vn.dangvu.signing..", "vn.dangvu.index..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(EntityManager.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Connection.class)
                .because("services are the only door to the domain")
                .check(WEB);
    }

    @Test
    void noSessionOfTheServerIsUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(HttpSession.class)
                .because(
                        "sessions live in PostgreSQL, so that they survive a restart and can be ended")
                .check(WEB);
    }
}

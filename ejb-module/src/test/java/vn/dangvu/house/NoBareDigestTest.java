package vn.dangvu.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import org.junit.jupiter.api.Test;

import vn.dangvu.signing.PadesSigner;
import vn.dangvu.signing.PreparedSignature;
import vn.dangvu.signing.SignatureValue;
import vn.dangvu.signing.SigningToken;
import vn.dangvu.signing.TokenLogin;

import java.security.Signature;
import java.util.List;

/**
 * R36: nothing signs a digest of somebody's choice. What is signed are the signed attributes that the
 * engine itself built for a document it prepared; a token gets them from a {@link PreparedSignature}
 * only, and rebuilds them before it signs.
 */
class NoBareDigestTest {
    // the demonstration authority signs certificates, not documents
    private static final JavaClasses ALL =
            FeatureBordersTest.DOMAIN.that(resideOutsideOfPackage("vn.dangvu.pki.."));

    private static final List<String> TOKENS =
            List.of(
                    "vn.dangvu.signing.Pkcs12Token$Login",
                    "vn.dangvu.signing.Pkcs11Mechanisms",
                    "vn.dangvu.signing.Cryptoki");

    @Test
    void onlyTheTwoTokensTouchAKey() {
        noClasses()
                .that(
                        describe(
                                "are not the tokens",
                                (JavaClass type) -> !TOKENS.contains(type.getName())))
                .should()
                .callMethodWhere(calls(Signature.class.getName(), "initSign"))
                .orShould()
                .callMethodWhere(calls("vn.dangvu.signing.Cryptoki", "sign"))
                .because("a key signs for a prepared document, in one place for each kind of token")
                .check(ALL);
    }

    @Test
    void whoeverAsksForASignatureHandsInAPreparedDocument() {
        methods()
                .that()
                .arePublic()
                .and()
                .haveRawReturnType(SignatureValue.class)
                .should(takeAPreparedSignatureFirst())
                .check(ALL);
        constructors()
                .that()
                .areDeclaredIn(PreparedSignature.class)
                .should()
                .notBePublic()
                .because("only PadesSigner.prepare makes one, from a document")
                .check(ALL);
    }

    @Test
    void theServerSignsThroughOneClass() {
        for (Class<?> door : List.of(SigningToken.class, TokenLogin.class, PadesSigner.class)) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage("vn.dangvu.signing..")
                    .and()
                    .doNotHaveFullyQualifiedName("vn.dangvu.signature.SigningEngine")
                    .should()
                    .callMethodWhere(calls(door.getName(), "sign"))
                    .because("SigningEngine signs stored documents and nothing else")
                    .check(ALL);
        }
    }

    private static DescribedPredicate<JavaMethodCall> calls(String owner, String method) {
        return describe(
                owner + "." + method,
                call ->
                        call.getTargetOwner().getName().equals(owner)
                                && call.getName().equals(method));
    }

    private static ArchCondition<JavaMethod> takeAPreparedSignatureFirst() {
        return new ArchCondition<>("take a PreparedSignature first") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean good =
                        !method.getRawParameterTypes().isEmpty()
                                && method.getRawParameterTypes()
                                        .get(0)
                                        .isEquivalentTo(PreparedSignature.class);
                events.add(new SimpleConditionEvent(method, good, method.getFullName()));
            }
        };
    }
}

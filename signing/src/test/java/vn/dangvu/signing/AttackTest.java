package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * R44: attacks on files of our own, each with proof that it deceives somebody, beside the clean twins
 * they were made of, which must pass. R42 is among them. Pictures, files and verdicts are left in
 * {@code target/attacks}, where the judge finds them.
 */
class AttackTest {

    @TempDir static Path folder;
    private static Twins twins;
    private static List<Attack> attacks;
    private static AttackGallery gallery;
    private static final Map<ByteBuffer, ReaderView> VIEWS = new HashMap<>();

    @BeforeAll
    static void makeAttacks() throws Exception {
        twins = new Twins(folder);
        attacks = new ArrayList<>();
        Forgeries.addTo(attacks, twins);
        LaterSaves.addTo(attacks, twins);
        Shadows.addTo(attacks, twins);
        Insiders.addTo(attacks, twins);
        Ambiguities.addTo(attacks, twins);
        Fillings.addTo(attacks, twins);
        gallery = new AttackGallery(Path.of("target/attacks"), twins.pki.root.certificate());
    }

    @AfterAll
    static void writeGallery() throws IOException {
        gallery.write();
    }

    private static synchronized ReaderView view(byte[] file) {
        return VIEWS.computeIfAbsent(ByteBuffer.wrap(file), key -> ReaderView.of(file));
    }

    @TestFactory
    Stream<DynamicTest> noAttackPassesAndEachDeceives() {
        return attacks.stream()
                .map(
                        attack ->
                                DynamicTest.dynamicTest(
                                        attack.kind() + ": " + attack.name(),
                                        () -> {
                                            assertDeceives(attack);
                                            assertFound(attack);
                                        }));
    }

    private static void assertDeceives(Attack attack) {
        ReaderView before = view(attack.before());
        ReaderView after = ReaderView.of(attack.after());
        assertThat(after.pages).as("a reader opens it: " + after.content).isNotNull();
        if (attack.effect() == Attack.Effect.SEEN) {
            assertThat(after.looksLike(before)).as("looks the same").isFalse();
        } else {
            assertThat(after.content).isNotEqualTo(before.content);
        }
    }

    private static void assertFound(Attack attack) throws IOException {
        VerificationReport report = twins.verify(attack.after());
        gallery.add(attack, view(attack.before()), ReaderView.of(attack.after()), report);
        assertThat(report.indication()).as(report.toString()).isNotEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.retryable()).isFalse();
    }

    @TestFactory
    Stream<DynamicTest> cleanTwinsPass() {
        Set<ByteBuffer> seen = new HashSet<>();
        return attacks.stream()
                .filter(attack -> seen.add(ByteBuffer.wrap(attack.before())))
                .map(
                        attack ->
                                DynamicTest.dynamicTest(
                                        "twin of " + attack.kind() + ": " + attack.name(),
                                        () -> {
                                            assertPasses(attack.before(), ChangeGrade.NONE);
                                            gallery.addTwin(attack);
                                        }));
    }

    @Test
    void knowsManyKindsOfAttack() {
        assertThat(attacks.stream().map(a -> a.kind() + ": " + a.name())).doesNotHaveDuplicates();
        assertThat(attacks).hasSizeGreaterThan(100);
    }

    @TestFactory
    Stream<DynamicTest> noDisputedCrossReferencePasses() throws Exception {
        Map<String, byte[]> disputed = new HashMap<>(LaterSaves.disputed(twins));
        disputed.putAll(Ambiguities.disputed(twins));
        return disputed.entrySet().stream()
                .map(
                        change ->
                                DynamicTest.dynamicTest(
                                        change.getKey(),
                                        () ->
                                                assertThat(
                                                                twins.verify(change.getValue())
                                                                        .indication())
                                                        .isNotEqualTo(Indication.TOTAL_PASSED)));
    }

    @Test
    void truncatedFilesFail() throws Exception {
        byte[] file = twins.plain;
        VerificationReport report = twins.verify(Arrays.copyOf(file, file.length - 30));
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_FAILED);
    }

    @Test
    void harmlessChangesPassAndAreNamed() throws Exception {
        assertPasses(
                Forgery.appended(
                        twins.plain,
                        (f, u) ->
                                u.put(
                                        Forgery.ref(8),
                                        Forgery.dict("ModDate", Forgery.string("D:20261122")))),
                ChangeGrade.INFORMATION);
        assertPasses(Forgery.concat(twins.plain, Forgery.latin("\r\n")), ChangeGrade.NONE);
        assertPasses(
                Forgery.appended(
                        twins.plain, (f, u) -> u.add(Forgery.dict("A", Forgery.number(1)))),
                ChangeGrade.NONE);
    }

    @TestFactory
    Stream<DynamicTest> honestChangesPass() throws Exception {
        Map<String, byte[]> honest = new HashMap<>(Fillings.honest(twins));
        honest.putAll(HonestSaves.of(twins));
        return honest.entrySet().stream()
                .map(
                        change ->
                                DynamicTest.dynamicTest(
                                        change.getKey(),
                                        () -> {
                                            VerificationReport report =
                                                    twins.verify(change.getValue());
                                            assertThat(report.indication())
                                                    .as(report.toString())
                                                    .isEqualTo(Indication.TOTAL_PASSED);
                                        }));
    }

    private static void assertPasses(byte[] file, ChangeGrade changes) throws Exception {
        VerificationReport report = twins.verify(file);
        assertThat(report.indication()).as(report.toString()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.signatures().get(0).changesAfter()).isEqualTo(changes);
    }
}

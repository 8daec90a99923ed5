package vn.dangvu.system;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import vn.dangvu.launcher.Progress;
import vn.dangvu.launcher.SmokeClient;
import vn.dangvu.launcher.SmokeSteps;
import vn.dangvu.launcher.Stack;
import vn.dangvu.launcher.StackOptions;
import vn.dangvu.launcher.StartFailure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Gives tests the running system; it is started for the first and stopped after the last. */
public final class WholeSystem implements ParameterResolver {

    /** All real parts with the demonstration's people. */
    static final class Running implements AutoCloseable {
        private final Path folder;
        private final Stack stack;
        private final SmokeSteps steps;

        Running() {
            try {
                folder = Files.createTempDirectory("dangvu-system-test");
                stack =
                        Stack.start(
                                StackOptions.forTest(folder.resolve("data")),
                                new Progress(System.out));
            } catch (IOException | StartFailure e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
            steps = new SmokeSteps(stack.url(), stack.signers());
            if (!stack.hasTokens()) {
                System.out.println("Keys are in PKCS#12 files: SoftHSM2 is not installed");
            }
        }

        Stack stack() {
            return stack;
        }

        SmokeSteps steps() {
            return steps;
        }

        /** A client that nobody is signed in with. */
        SmokeClient stranger() {
            return new SmokeClient(stack.url());
        }

        /** While this file is there, nobody answers whether a certificate was revoked. */
        Path revocationAway() {
            return folder.resolve("data/pki/revocation-away");
        }

        /** Everything that any part keeps. */
        Path data() {
            return folder.resolve("data");
        }

        Path contentStore() {
            return folder.resolve("data/application/content/objects");
        }

        @Override
        public void close() {
            stack.close();
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Running.class, type -> new Running(), Running.class);
    }
}

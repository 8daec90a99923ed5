package vn.dangvu.system.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** After a step that failed the later ones, which build on it, are skipped at once. */
public final class StepByStep implements BeforeEachCallback, TestExecutionExceptionHandler {
    private String failed;

    @Override
    public void beforeEach(ExtensionContext step) {
        assumeTrue(failed == null, () -> "Skipped: an earlier step failed: " + failed);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext step, Throwable failure)
            throws Throwable {
        failed = step.getDisplayName();
        throw failure;
    }
}

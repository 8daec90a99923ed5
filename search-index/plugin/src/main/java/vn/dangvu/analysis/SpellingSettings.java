package vn.dangvu.analysis;

import org.elasticsearch.plugin.settings.AnalysisSettings;
import org.elasticsearch.plugin.settings.BooleanSetting;

/** Options of the filters {@code dangvu_normalise} and {@code dangvu_fold} in an index's settings. */
@AnalysisSettings
public interface SpellingSettings {

    /**
     * Whether i and y are one letter where both are in use ({@code kỹ} and {@code kĩ}). The default:
     * archives mix them, and nobody knows how a document writes it.
     */
    @BooleanSetting(path = "i_for_y", defaultValue = true)
    boolean iForY();

    /**
     * Whether a syllable of which several ways of writing are in use keeps the one it was written in,
     * as a second token {@code =hoà} at its place. Off by default; for fields that rank by it.
     */
    @BooleanSetting(path = "keep_written", defaultValue = false)
    boolean keepWritten();

    /** The defaults, for use outside the server. */
    SpellingSettings DEFAULTS = of(true, false);

    /** For use outside the server. */
    static SpellingSettings of(boolean iForY, boolean keepWritten) {
        return new SpellingSettings() {
            @Override
            public boolean iForY() {
                return iForY;
            }

            @Override
            public boolean keepWritten() {
                return keepWritten;
            }
        };
    }
}

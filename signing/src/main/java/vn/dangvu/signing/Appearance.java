package vn.dangvu.signing;

import java.util.Optional;

/**
 * What a visible signature shows.
 *
 * @param image PNG or JPEG (a person's blue signature, the red seal), scaled to fit without
 *     distortion; null for text only
 * @param imageShare share of the width that the image takes when there is text too, 0.1 to 1; the
 *     text stands to the right of it. 1 lays the text over the whole field.
 * @param text null for the image only
 */
public record Appearance(Placement placement, Image image, double imageShare, TextBlock text) {

    /** A raster image, kept as the encoded file it came in. */
    public static final class Image {
        private final byte[] encoded;

        public Image(byte[] encoded) {
            this.encoded = encoded.clone();
        }

        byte[] encoded() {
            return encoded;
        }
    }

    public Appearance {
        if (image == null && text == null) {
            throw new IllegalArgumentException("an appearance shows an image or a text");
        }
        if (!(imageShare >= 0.1 && imageShare <= 1)) {
            throw new IllegalArgumentException("share of the image: 0.1 to 1");
        }
    }

    /** Text only, as for stamps, copies and attachments. */
    public static Appearance ofText(Placement placement, TextBlock text) {
        return new Appearance(placement, null, 1, text);
    }

    /** Image only, as for a person's signature. */
    public static Appearance ofImage(Placement placement, Image image) {
        return new Appearance(placement, image, 1, null);
    }

    Optional<TextBlock> textBlock() {
        return Optional.ofNullable(text);
    }
}

package vn.dangvu.signing;

/**
 * Where an appearance stands, in millimetres from the upper left corner of the page as shown.
 *
 * @param page 1 is the first page; -1 the last
 */
public record Placement(int page, double left, double top, double width, double height) {

    public Placement {
        if (page == 0 || page < -1) {
            throw new IllegalArgumentException("page: 1 or more, or -1 for the last");
        }
        if (!(width > 0 && height > 0)) {
            throw new IllegalArgumentException("an appearance has a width and a height");
        }
    }

    /** Top right of page 1: 60 x 22 mm, 10 mm from the edges of an A4 page. */
    public static Placement topRight() {
        return new Placement(1, 140, 10, 60, 22);
    }

    /**
     * Where the organisation's seal stands: over the left third of a person's signature, in the middle
     * of its height (NĐ 30/2020 Appendix I).
     *
     * @param width of the seal in its real size, as the height
     */
    public Placement sealOver(double width, double height) {
        return new Placement(
                page,
                Math.max(0, left + this.width / 3 - width),
                Math.max(0, top + this.height / 2 - height / 2),
                width,
                height);
    }
}

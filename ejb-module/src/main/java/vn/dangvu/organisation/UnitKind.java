package vn.dangvu.organisation;

/** The level of a unit in the tree. */
public enum UnitKind {
    /** The committee of the bloc, root of the tree. */
    KHOI,
    /** A grassroots organisation: a committee, or a cell of base level without cells below it. */
    GRASSROOTS,
    /** A cell under a grassroots committee. */
    CELL
}

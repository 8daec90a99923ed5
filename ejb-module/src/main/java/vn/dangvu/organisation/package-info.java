/**
 * Units of the Party, who holds which position in them, and the terms of office.
 *
 * <p>Everything here has days of validity: {@code validFrom} is the first day, {@code validTo} the
 * first day no longer valid, null while open. Days are Vietnam's. Nothing is deleted, so that any
 * past day can be reconstructed: units merge, split and are renamed, and their documents stay.
 */
package vn.dangvu.organisation;

/**
 * The unalterable record: every {@link vn.dangvu.shared.DomainEvent} becomes one link of a chain of
 * hashes, in the transaction of the change itself. Knows no feature.
 */
package vn.dangvu.audit;

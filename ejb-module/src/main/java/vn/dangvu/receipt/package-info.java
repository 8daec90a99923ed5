/** Receipts: what proves to a sender that a document arrived, and whether in time. */
package vn.dangvu.receipt;

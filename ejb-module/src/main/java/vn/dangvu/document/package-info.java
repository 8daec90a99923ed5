/**
 * Documents and their versions: what a document is, the states it goes through, and who drafted it.
 * How it is signed, sent, received and routed is the business of the features to the left.
 */
package vn.dangvu.document;

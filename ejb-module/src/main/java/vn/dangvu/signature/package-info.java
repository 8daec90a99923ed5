/**
 * Signatures: who signs with which key, the organisation's seal, and what is to be thought of the
 * signatures on a file. The cryptography lies in {@code vn.dangvu.signing}.
 */
package vn.dangvu.signature;

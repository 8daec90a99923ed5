/**
 * A certification authority for demonstrations and tests: root and issuing authority, time-stamp
 * authority (RFC 3161), OCSP responder (RFC 6960), revocation lists and issuer certificates (RFC
 * 5280) over plain HTTP on one loopback port.
 *
 * <p>Nothing it issues has legal value, and every name it writes says so. {@link
 * vn.dangvu.pki.DemoPki} is the door; {@link vn.dangvu.pki.DemoTokens} fills PKCS#11 tokens or
 * PKCS#12 files with keys of its subscribers.
 */
package vn.dangvu.pki;

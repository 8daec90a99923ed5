/**
 * Pages of the Khối office and its leaders: signing, outgoing and incoming documents, routing,
 * following up, the archive and the administration.
 */
package vn.dangvu.web.office;

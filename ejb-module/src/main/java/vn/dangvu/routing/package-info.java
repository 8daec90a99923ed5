/** Who works on a registered document: lead, cooperating, for information; opinion and deadline. */
package vn.dangvu.routing;

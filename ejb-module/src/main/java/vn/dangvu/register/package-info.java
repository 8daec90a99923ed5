/** Sổ văn bản đến: each report gets the next arrival number of the year, without gaps. */
package vn.dangvu.register;

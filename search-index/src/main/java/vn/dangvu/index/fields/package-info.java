/**
 * Reads the particulars of a document from the text of its pages: one small class a field. The layouts
 * are those of 36-HD/VPTW, 05-HD/VPTW and decree 30/2020/NĐ-CP; lines may be broken, columns may have
 * run together, marks may be missing or wrong.
 */
package vn.dangvu.index.fields;

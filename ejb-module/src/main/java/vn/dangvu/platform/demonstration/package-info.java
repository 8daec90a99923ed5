/**
 * Data for showing the product: the fictional province of Bình An with 82 grassroots organisations,
 * 319 cells and 5,500 members. Loaded into an empty database in demonstration mode only.
 */
package vn.dangvu.platform.demonstration;

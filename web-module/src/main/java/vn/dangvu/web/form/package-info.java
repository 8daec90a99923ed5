/** What the forms of the office and of the grassroots organisations have in common. */
package vn.dangvu.web.form;

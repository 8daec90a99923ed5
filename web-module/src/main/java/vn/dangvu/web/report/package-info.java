/**
 * The pages of a grassroots organisation: what is owed ({@link
 * vn.dangvu.web.report.GrassrootsHome}), the directives that came ({@link
 * vn.dangvu.web.report.DirectivesPage}), a report from its file ({@link
 * vn.dangvu.web.report.NewReportPage}) through signing and sending ({@link
 * vn.dangvu.web.report.ReportPage}) to its receipt ({@link vn.dangvu.web.report.ReceiptPage}).
 */
package vn.dangvu.web.report;

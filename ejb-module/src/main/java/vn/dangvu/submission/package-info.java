/** Reports on their way up: submitting, the judgement on arrival, and giving back. */
package vn.dangvu.submission;

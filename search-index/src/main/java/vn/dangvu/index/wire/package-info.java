/**
 * What passes between the server and an extraction worker, over the worker's standard input and
 * output. Both sides are built from these classes.
 */
package vn.dangvu.index.wire;

/**
 * The extraction worker: a process of its own that reads one document after the other. It trusts no
 * document and is trusted by nobody; {@code WorkerTextExtractor} on the other side of the pipe kills
 * it when it takes too long.
 */
package vn.dangvu.worker;

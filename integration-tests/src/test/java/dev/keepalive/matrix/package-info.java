/**
 * The compatibility matrix: runs the programs in {@code src/stacks}, lets the kernel judge their
 * connections, and writes {@code COMPATIBILITY.md}.
 */
package dev.keepalive.matrix;

/**
 * The programs of the laboratory, Java 8 like any old application: {@link
 * dev.keepalive.lab.endpoint.Endpoint}, {@link dev.keepalive.lab.endpoint.HungThreads} and {@link
 * dev.keepalive.lab.endpoint.StuckClose} are under test, {@link
 * dev.keepalive.lab.endpoint.EchoPeer} and {@link dev.keepalive.lab.endpoint.DeafTlsPeer} are the
 * other end. None of them sets a keepalive option.
 */
package dev.keepalive.lab.endpoint;

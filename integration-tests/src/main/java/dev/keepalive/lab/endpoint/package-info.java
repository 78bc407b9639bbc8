/**
 * The programs of the laboratory, Java 8 like any old application: {@link
 * dev.keepalive.lab.endpoint.Endpoint} is under test, {@link dev.keepalive.lab.endpoint.EchoPeer}
 * is the other end. None of them sets a keepalive option.
 */
package dev.keepalive.lab.endpoint;

package dev.keepalive.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A test in the laboratory: its methods take a {@link Laboratory}. Nothing else runs at the same
 * time, since it measures time and the network is one.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@LaboratoryRequired
@Isolated("measures time")
public @interface LaboratoryTest {}

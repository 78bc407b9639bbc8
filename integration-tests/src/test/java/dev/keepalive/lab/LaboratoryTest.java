package dev.keepalive.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A test in the laboratory: its methods take a {@link Laboratory}. Nothing else runs at the same
 * time, since it measures time and the network is one. Skipped, with the reason, where a laboratory
 * cannot be built; a failure where nothing may be skipped.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LaboratoryExtension.class)
@Isolated("measures time")
@interface LaboratoryTest {}

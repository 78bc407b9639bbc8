package dev.keepalive.agent.rescue.diagnosis;

/** Looks for one kind of trouble. Reads nothing but what the patient holds. */
interface Check {
  void look(Patient patient, Findings findings);
}

/**
 * For tests of work chains and calculation jobs, in memory, without an engine, a store or a computer: {@link
 * org.clew.testkit.Chain} runs a chain with stubbed children and crashes it after every event, {@link org.clew.testkit.CalcJobs}
 * prepares and parses. {@link org.clew.testkit.virtual.VirtualEngine} is for what needs the whole engine.
 *
 * <p>Chains run by the same runner and the same events as in the engine. With JUnit 5, {@link org.clew.testkit.WorkChainTest} on
 * the test class injects the chain, {@link org.clew.testkit.CrashAfterEveryStep} and {@link org.clew.testkit.Golden} mark two
 * kinds of tests.
 */
package org.clew.testkit;

/**
 * A computer that is not there: {@link org.clew.testkit.fake.FakeCluster} queues, runs and loses jobs as a test says, behind the
 * real phases of calculation jobs, on virtual time.
 */
package org.clew.testkit.fake;

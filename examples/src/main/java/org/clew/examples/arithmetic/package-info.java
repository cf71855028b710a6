/** The smallest processes of each kind: functions, a calculation job, work chains. They run on every computer that has a shell. */
package org.clew.examples.arithmetic;

/** The smallest processes of each kind: functions, a calculation job, work chains. All that they need is a shell. */
package org.clew.examples.arithmetic;

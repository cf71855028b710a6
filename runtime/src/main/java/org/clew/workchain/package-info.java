/**
 * What authors of work chains and of calculation jobs write against. Here is what a process answers: {@link
 * org.clew.workchain.Result}.
 */
package org.clew.workchain;

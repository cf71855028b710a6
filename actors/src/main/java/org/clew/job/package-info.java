/**
 * What is done with a computer for a calculation job: upload, submit, watch, retrieve and parse, each so that it may be repeated
 * after a crash. Decides nothing about the process; it tells what happened as events.
 */
package org.clew.job;

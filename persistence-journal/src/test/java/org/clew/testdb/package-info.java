/** Database servers that tests start; other modules' tests use them too. */
package org.clew.testdb;

/**
 * The values that processes take and make, and how they are written as plain trees and read back. Everything here is immutable
 * and compared by content; where a value stands in the provenance graph is told by {@link org.clew.data.Data#node()}.
 */
package org.clew.data;

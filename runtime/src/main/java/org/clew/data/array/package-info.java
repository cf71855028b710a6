/**
 * Arrays of numbers as data: {@link org.clew.data.array.NdArray} is the value, {@link org.clew.data.array.Npy} its file,
 * {@link org.clew.data.array.ArrayData} the node. Everything is immutable and compared by content.
 */
package org.clew.data.array;

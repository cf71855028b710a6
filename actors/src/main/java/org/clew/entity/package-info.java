/** What the persistent actors that shards hold have in common. */
package org.clew.entity;

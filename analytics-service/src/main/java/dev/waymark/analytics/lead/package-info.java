/// Leads and sales: what a click brought, as its destination reports it.
@NullMarked
package dev.waymark.analytics.lead;

import org.jspecify.annotations.NullMarked;

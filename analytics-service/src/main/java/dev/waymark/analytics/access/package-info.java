/// Who may do what: keys that admin-service has published, the operator's key, and the credential
/// by which redirect nodes deliver.
@NullMarked
package dev.waymark.analytics.access;

import org.jspecify.annotations.NullMarked;

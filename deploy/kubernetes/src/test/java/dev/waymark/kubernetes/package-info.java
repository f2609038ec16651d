/// Holds the manifests, the alerts and the dashboard to what Kubernetes, Prometheus and the
/// services know.
@NullMarked
package dev.waymark.kubernetes;

import org.jspecify.annotations.NullMarked;

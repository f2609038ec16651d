/// Signing in at an OpenID provider ([OpenID Connect
/// Core](https://openid.net/specs/openid-connect-core-1_0.html)), where one is configured: the
/// authorization code flow with PKCE, state and nonce.
@NullMarked
package dev.waymark.admin.oidc;

import org.jspecify.annotations.NullMarked;

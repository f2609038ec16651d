package dev.waymark.admin.oidc;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// The OpenID provider at which people may sign in.
@ConfigMapping(prefix = "waymark.oidc")
public interface OidcSettings {
  @Doc(
      "The issuer of an OpenID provider, as its discovery document has it, such as"
          + " `https://login.example.com/realms/acme`: https, or http on this machine. People may sign"
          + " in there then, and the provider has to know the address `<dashboard>/sign-in/oidc/callback`."
          + " Absent: nobody does.")
  Optional<URI> issuer();

  @Doc("What the provider calls this Waymark; goes with `WAYMARK_OIDC_ISSUER`.")
  Optional<String> clientId();

  @Doc(
      "The secret that goes with `WAYMARK_OIDC_CLIENT_ID`; absent for a public client, which PKCE"
          + " protects.")
  Optional<String> clientSecret();

  @Doc("A file that holds `WAYMARK_OIDC_CLIENT_SECRET` in its place, read at the start.")
  Optional<Path> clientSecretFile();

  @Doc("What the button to sign in there says, after *Sign in with*.")
  @WithDefault("OpenID")
  String name();

  @Doc(
      "Whether the provider is believed when it says that it has verified an e-mail address: whoever"
          + " comes from there for the first time is the person with that address here. Only for a"
          + " provider that gives addresses to nobody but their owners.")
  @WithDefault("false")
  boolean trustEmail();

  @Doc(
      "Whether whoever comes from there with a verified address that nobody has here becomes a person,"
          + " a member of no workspace yet; goes with `WAYMARK_OIDC_TRUST_EMAIL`.")
  @WithDefault("false")
  boolean makePeople();
}

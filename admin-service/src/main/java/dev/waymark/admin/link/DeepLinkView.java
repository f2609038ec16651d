package dev.waymark.admin.link;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A deep link as it is written and answered.
@Schema(
    name = "DeepLink",
    description = "The app that visitors on iOS and Android are taken into, if they have it.")
record DeepLinkView(
    @Schema(nullable = true, examples = "https://example.com/app/sale") @Nullable String iosAppUrl,
    @Schema(nullable = true, examples = "https://apps.apple.com/app/id1")
        @Nullable String iosStoreUrl,
    @Schema(nullable = true, examples = "example://sale") @Nullable String androidAppUrl,
    @Schema(nullable = true, examples = "https://play.google.com/store/apps/details?id=com.example")
        @Nullable String androidStoreUrl,
    @Schema(
            required = true,
            description = "Whether a small page tries the app first, in the place of a redirect.")
        boolean interstitial) {}

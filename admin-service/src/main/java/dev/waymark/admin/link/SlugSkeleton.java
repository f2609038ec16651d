package dev.waymark.admin.link;

import com.ibm.icu.text.SpoofChecker;
import dev.waymark.link.Slug;

/// What slugs that look alike have in common: the skeleton of [Unicode Technical Standard
/// 39](https://www.unicode.org/reports/tr39/#Confusable_Detection).
final class SlugSkeleton {
  private static final SpoofChecker CHECKER = new SpoofChecker.Builder().build();

  private SlugSkeleton() {}

  /// The skeleton of a slug, in whatever case it is typed.
  static String of(String slug) {
    return CHECKER.getSkeleton(Slug.fold(slug));
  }
}

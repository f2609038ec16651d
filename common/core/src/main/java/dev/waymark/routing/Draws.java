package dev.waymark.routing;

import dev.waymark.click.ClickId;

/// What is live: the positions, draws and steps that a visit takes. Each is asked at most once for
/// a visit, and only when its outcome is used; so an implementation may move what it keeps when it
/// is asked.
///
/// What is out of range is brought into it. Only people are asked about: bots, previews and
/// prefetches get the first of everything, and move nothing.
public interface Draws {

  /// How many points there are: shares are exact to a hundredth of a percent.
  int POINTS = 10_000;

  /// What a visit gets that moves nothing: the first member of each pool, the first variant, the
  /// first URL of a sequence, and the id of no click.
  Draws UNMOVED =
      new Draws() {
        @Override
        public int member(ActiveMembers active) {
          return 0;
        }

        @Override
        public int bucket(Link link) {
          return 0;
        }

        @Override
        public int point(Link link) {
          return 0;
        }

        @Override
        public long visits(Link link) {
          return 0;
        }

        @Override
        public String clickId() {
          return "0".repeat(ClickId.LENGTH);
        }
      };

  /// Which of a pool's active members this visitor gets, by its place. A returning visitor of a
  /// sticky pool keeps theirs while it is active ({@link ActiveMembers#placeOf}); everybody else
  /// takes the next position ({@link ActiveMembers#placeAt}).
  int member(ActiveMembers active);

  /// The bucket of this visitor in the link's A/B test, 0 to 99: the same on each visit, else drawn
  /// evenly.
  int bucket(Link link);

  /// The point of this visitor in the splits of the link, 0 to {@link #POINTS} - 1: the same on
  /// each visit, else drawn evenly.
  int point(Link link);

  /// How many URLs of the link's sequence this visitor was sent to before.
  long visits(Link link);

  /// The id of the click, as destinations get to know it; the only thing that is asked for visits
  /// that move nothing too.
  String clickId();
}

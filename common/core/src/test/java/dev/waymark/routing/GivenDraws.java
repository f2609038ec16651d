package dev.waymark.routing;

/// Turns and draws that are given instead of taken.
record GivenDraws(int member, int bucket, int point, long visits, String clickId) implements Draws {
  /// The first of everything, and a click whose id is easy to find.
  static final GivenDraws FIRST = new GivenDraws(0, 0, 0, 0, "01click");

  GivenDraws withMember(int place) {
    return new GivenDraws(place, bucket, point, visits, clickId);
  }

  GivenDraws withBucket(int drawn) {
    return new GivenDraws(member, drawn, point, visits, clickId);
  }

  GivenDraws withPoint(int drawn) {
    return new GivenDraws(member, bucket, drawn, visits, clickId);
  }

  GivenDraws withVisits(long before) {
    return new GivenDraws(member, bucket, point, before, clickId);
  }

  @Override
  public int member(ActiveMembers active) {
    return member;
  }

  @Override
  public int bucket(Link link) {
    return bucket;
  }

  @Override
  public int point(Link link) {
    return point;
  }

  @Override
  public long visits(Link link) {
    return visits;
  }
}

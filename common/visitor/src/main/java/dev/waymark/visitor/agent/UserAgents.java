package dev.waymark.visitor.agent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.waymark.visitor.Browser;
import dev.waymark.visitor.VisitorClass;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Reads User-Agent headers, and remembers what they said.
///
/// A header that was seen before costs well under a microsecond; a new one up to half a
/// millisecond. So on an event loop: ask {@link #cached}, and when it knows nothing have {@link
/// #parse} called elsewhere. Until {@link #warm} is done a plain reading stands in, which knows no
/// device by its model. Safe for use by many threads.
public final class UserAgents {
  /// Characters of a header that are looked at.
  public static final int MAX_LENGTH = 512;

  private final TokenPlatforms plain = new TokenPlatforms();

  /// Strong keys and values, bounded by number: native images register the classes that this very
  /// configuration selects.
  private final Cache<String, AgentFacts> known;

  /// Few headers differ in what they say, so equal facts are one object.
  private final ConcurrentMap<AgentFacts, AgentFacts> distinct = new ConcurrentHashMap<>();

  private volatile PlatformParser platforms = plain;

  /// A reader that has read nothing yet but its lists.
  ///
  /// @param remembered how many headers to remember, at about 700 bytes each; at least 1
  public UserAgents(int remembered) {
    Robots.prepare(); // now, and not while the first visitor waits
    Browsers.prepare();
    known = Caffeine.newBuilder().maximumSize(remembered).build();
  }

  /// What a header says, if it was parsed before; null when it was not. A header that was not sent
  /// or is empty is a robot's, without parsing.
  public @Nullable AgentFacts cached(@Nullable String userAgent) {
    if (userAgent == null || userAgent.isEmpty()) {
      return AgentFacts.BOT;
    }
    return known.getIfPresent(cut(userAgent));
  }

  /// What a header says. Never throws; the same header gives the same object while it is
  /// remembered.
  public AgentFacts parse(@Nullable String userAgent) {
    if (userAgent == null || userAgent.isEmpty()) {
      return AgentFacts.BOT;
    }
    String header = cut(userAgent);
    AgentFacts facts = known.getIfPresent(header);
    if (facts != null) {
      return facts;
    }
    PlatformParser used = platforms;
    AgentFacts read = shared(read(header, used));
    known.put(header, read);
    if (!used.equals(platforms)) {
      known.invalidate(header); // it became outdated on the way
    }
    return read;
  }

  /// Prepares the full parser in the background and then forgets what the plain one said. Takes
  /// seconds of a processor and about 100 MB; call it once, at the start.
  ///
  /// @param executor what runs the preparation; never the caller's thread
  /// @return completes when the full parser answers; exceptionally when it could not be built, and
  ///   then the plain one goes on
  public CompletableFuture<Void> warm(Executor executor) {
    return CompletableFuture.runAsync(
        () -> {
          platforms = YauaaPlatforms.build(plain);
          known.invalidateAll();
        },
        executor);
  }

  private static AgentFacts read(String userAgent, PlatformParser platforms) {
    String header = userAgent.toLowerCase(Locale.ROOT);
    VisitorClass named = Robots.named(header);
    if (named != null) {
      return named == VisitorClass.PREVIEW ? AgentFacts.PREVIEW : AgentFacts.BOT;
    }
    Browser inApp = Browsers.inApp(header);
    if (inApp == null && Robots.isShapeless(header)) {
      return AgentFacts.BOT;
    }
    Platform platform = platforms.platformOf(userAgent);
    Browser browser = inApp == null ? Browsers.browser(header) : inApp;
    return new AgentFacts(platform.device(), platform.os(), browser, false, false);
  }

  private AgentFacts shared(AgentFacts facts) {
    AgentFacts first = distinct.putIfAbsent(facts, facts);
    return first == null ? facts : first;
  }

  private static String cut(String userAgent) {
    return userAgent.length() > MAX_LENGTH ? userAgent.substring(0, MAX_LENGTH) : userAgent;
  }
}

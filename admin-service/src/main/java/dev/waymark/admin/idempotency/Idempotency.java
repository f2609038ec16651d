package dev.waymark.admin.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.service.access.CurrentCaller;
import dev.waymark.service.input.JsonBody;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Answers a request that creates something, and that is sent again under the same key within 24
/// hours, with the answer of the first time. Keys belong to their caller. Refused requests are not
/// remembered, so that they may be corrected and sent again.
///
/// The claim to a key is a row of the transaction that does the work: of two requests at once, the
/// second waits for the first and then finds its answer.
@Singleton
public class Idempotency {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final int MAX_KEY = 255;

  /// How many outdated answers a request clears away for the others.
  private static final int SWEEP = 100;

  private final EntityManager database;
  private final CurrentCaller caller;
  private final ObjectMapper json;
  private final InstantSource clock;

  Idempotency(
      EntityManager database, CurrentCaller caller, ObjectMapper json, InstantSource clock) {
    this.database = database;
    this.caller = caller;
    this.json = json;
    this.clock = clock;
  }

  /// Does the work, or answers as it was answered before.
  ///
  /// @param key the header `Idempotency-Key`; null when absent: the work is always done
  /// @param type of the answer's body
  /// @throws ProblemException when the key was used with another request, or is no key
  @Transactional
  public <T> Versioned<T> once(
      @Nullable String key,
      UriInfo uri,
      JsonBody body,
      Class<T> type,
      Supplier<Versioned<T>> work) {
    return once(key, uri, body, type, work, UnaryOperator.identity());
  }

  /// The same for an answer that is not to be kept as it is.
  ///
  /// @param kept what is kept of the answer, and given the next time
  @Transactional
  public <T> Versioned<T> once(
      @Nullable String key,
      UriInfo uri,
      JsonBody body,
      Class<T> type,
      Supplier<Versioned<T>> work,
      UnaryOperator<T> kept) {
    if (key == null) {
      return work.get();
    }
    if (key.isEmpty()
        || key.length() > MAX_KEY
        || key.chars().anyMatch(c -> c < 0x20 || c > 0x7e)) {
      throw ProblemException.ofParameter(
          "Idempotency-Key", "This has 1 to " + MAX_KEY + " printable ASCII characters.");
    }
    String fingerprint = fingerprint(uri.getPath(), body);
    if (!claim(key, fingerprint)) {
      return remembered(key, fingerprint, type);
    }
    Versioned<T> answer = work.get();
    remember(key, new Versioned<>(kept.apply(answer.body()), answer.version()));
    return answer;
  }

  private boolean claim(String key, String fingerprint) {
    Instant now = clock.instant();
    database
        .createNativeQuery(
            """
            delete from admin.idempotent_answer where (caller, key) in (
              select caller, key from admin.idempotent_answer where created_at < :outdated
              order by caller = :caller and key = :key desc limit :sweep for update skip locked)
            """)
        .setParameter("outdated", now.minus(KEPT))
        .setParameter("caller", caller.get().id())
        .setParameter("key", key)
        .setParameter("sweep", SWEEP)
        .executeUpdate();
    int claimed =
        database
            .createNativeQuery(
                """
                insert into admin.idempotent_answer (caller, key, fingerprint, created_at)
                values (:caller, :key, :fingerprint, :now) on conflict do nothing
                """)
            .setParameter("caller", caller.get().id())
            .setParameter("key", key)
            .setParameter("fingerprint", fingerprint)
            .setParameter("now", now)
            .executeUpdate();
    return claimed == 1;
  }

  private <T> Versioned<T> remembered(String key, String fingerprint, Class<T> type) {
    Object[] row =
        (Object[])
            database
                .createNativeQuery(
                    """
                    select fingerprint, version, answer from admin.idempotent_answer
                    where caller = :caller and key = :key
                    """)
                .setParameter("caller", caller.get().id())
                .setParameter("key", key)
                .getSingleResult();
    if (!row[0].equals(fingerprint)) {
      throw new ProblemException(
          ProblemType.IDEMPOTENCY_KEY_REUSED,
          "This Idempotency-Key was used with another request; take a new one.");
    }
    try {
      return new Versioned<>(json.readValue((String) row[2], type), ((Number) row[1]).longValue());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A kept answer cannot be read", e);
    }
  }

  private <T> void remember(String key, Versioned<T> answer) {
    try {
      database
          .createNativeQuery(
              """
              update admin.idempotent_answer set version = :version, answer = :answer
              where caller = :caller and key = :key
              """)
          .setParameter("version", answer.version())
          .setParameter("answer", json.writeValueAsString(answer.body()))
          .setParameter("caller", caller.get().id())
          .setParameter("key", key)
          .executeUpdate();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An answer is always writable", e);
    }
  }

  private static String fingerprint(String path, JsonBody body) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update((path + '\n' + body.tree()).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}

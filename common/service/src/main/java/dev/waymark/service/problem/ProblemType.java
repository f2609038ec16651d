package dev.waymark.service.problem;

/// The kinds of error that services answer with. The code is stable and for programs, the title is
/// for people.
public enum ProblemType {
  INVALID("invalid", 400, "The request is not valid"),
  UNAUTHENTICATED("unauthenticated", 401, "A valid key or a session is needed"),
  CODE_NEEDED("code-needed", 401, "A code is needed besides the password"),
  PLAN_LIMIT("plan-limit", 402, "The plan does not allow this"),
  FORBIDDEN("forbidden", 403, "The caller may not do this"),
  SIGN_IN_AGAIN("sign-in-again", 403, "The password is needed once more"),
  NOT_FOUND("not-found", 404, "There is nothing here"),
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "The method is not allowed here"),
  NOT_ACCEPTABLE("not-acceptable", 406, "The answer is not available in this format"),
  CONFLICT("conflict", 409, "The request conflicts with what is there"),
  GAP("gap", 409, "Something before this is missing"),
  SUPERSEDED("superseded", 409, "Another process delivers for this producer"),
  STALE("stale", 412, "The resource has changed since it was read"),
  TOO_LARGE("too-large", 413, "The request is too large"),
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The format of the body is not supported"),
  IDEMPOTENCY_KEY_REUSED(
      "idempotency-key-reused", 422, "The idempotency key belongs to another request"),
  RATE_LIMITED("rate-limited", 429, "Too many requests"),
  INTERNAL("internal", 500, "Something went wrong on our side"),
  LOOKUP_FAILED("lookup-failed", 502, "A look-up elsewhere failed"),
  UNAVAILABLE("unavailable", 503, "The service cannot answer right now");

  private final String code;
  private final int status;
  private final String title;

  ProblemType(String code, int status, String title) {
    this.code = code;
    this.status = status;
    this.title = title;
  }

  /// The type of an error that the framework reports by its HTTP status; of several, the first.
  static ProblemType ofStatus(int status) {
    for (ProblemType type : values()) {
      if (type.status == status) {
        return type;
      }
    }
    return status < 500 ? INVALID : INTERNAL;
  }

  /// The URI that names the type; it identifies and is not for fetching.
  public String uri() {
    return "urn:waymark:problem:" + code;
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// What it is, for people; the same for every occurrence.
  public String title() {
    return title;
  }
}

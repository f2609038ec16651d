package dev.waymark.admin.precondition;

import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// A resource as it is answered, with the version that its `ETag` is made of.
///
/// @param version rises with every change of what the resource's owner wrote
public record Versioned<T>(T body, long version) {

  /// The same version, seen otherwise.
  public <R> Versioned<R> map(Function<? super T, ? extends R> mapping) {
    return new Versioned<R>(mapping.apply(body), version);
  }

  /// 200 with the resource.
  public RestResponse<T> ok() {
    return RestResponse.ResponseBuilder.ok(body).header(HttpHeaders.ETAG, tag()).build();
  }

  /// 200 with the resource, or 304 when the caller has this version already.
  ///
  /// @param ifNoneMatch the header; null when absent
  public RestResponse<T> okUnlessKnown(@Nullable String ifNoneMatch) {
    if (ifNoneMatch != null && new EntityTags(ifNoneMatch).hasWeakly(version)) {
      return RestResponse.ResponseBuilder.<T>create(RestResponse.Status.NOT_MODIFIED)
          .header(HttpHeaders.ETAG, tag())
          .build();
    }
    return ok();
  }

  /// 201 with the resource and its address.
  public RestResponse<T> created(URI location) {
    return RestResponse.ResponseBuilder.<T>created(location)
        .entity(body)
        .header(HttpHeaders.ETAG, tag())
        .build();
  }

  private String tag() {
    return EntityTags.of(version);
  }
}

package dev.waymark.redirect.qr;

import dev.waymark.qr.QrDrawing;
import dev.waymark.qr.QrPixels;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// In what form a link's code is asked for.
public enum QrPicture {
  /// Sharp at any size.
  SVG("/qr.svg", QrDrawing.MEDIA_TYPE),
  /// For what shows no SVG: mail, documents, printers.
  PNG("/qr.png", QrPixels.MEDIA_TYPE);

  private final String pathSuffix;
  private final String mediaType;

  QrPicture(String pathSuffix, String mediaType) {
    this.pathSuffix = pathSuffix;
    this.mediaType = mediaType;
  }

  /// The form that a path asks for, by what comes after the slug; null when it asks for none.
  public static @Nullable QrPicture at(String path) {
    for (QrPicture picture : values()) {
      if (path.endsWith(picture.pathSuffix)) {
        return picture;
      }
    }
    return null;
  }

  /// The slug in a path that asks for this form.
  public String slug(String path) {
    return path.substring(0, path.length() - pathSuffix.length());
  }

  /// The media type.
  public String mediaType() {
    return mediaType;
  }

  /// Draws it.
  ///
  /// @param address as {@link QrCode#svg} takes it
  /// @throws IllegalArgumentException when it is longer than a code can be
  byte[] of(String address) {
    return switch (this) {
      case SVG -> QrCode.svg(address).getBytes(StandardCharsets.UTF_8);
      case PNG -> QrCode.png(address);
    };
  }
}

package dev.waymark.page;

import java.util.Locale;

/// Something that our pages say. What it is in a language stands in `<language>.properties` beside
/// this class. `{}` is the place of what a page fills in.
public enum Text {
  NOT_FOUND_HEADING,
  NOT_FOUND_TEXT,
  OFF_HEADING,
  OFF_TEXT,
  OVER_HEADING,
  OVER_TEXT,
  USED_UP_HEADING,
  USED_UP_TEXT,
  TAKEN_DOWN_HEADING,
  TAKEN_DOWN_TEXT,
  DAMAGED_HEADING,
  DAMAGED_TEXT,
  TOO_LONG_TEXT,
  NOT_A_VISIT_HEADING,
  NOT_A_VISIT_TEXT,
  TOO_MUCH_HEADING,
  TOO_MUCH_TEXT,
  NOT_READY_HEADING,
  NOT_READY_TEXT,
  NOBODY_HEADING,
  NOBODY_TEXT,
  APP_HEADING,
  APP_TEXT,
  APP_OPEN,
  APP_STORE,
  APP_WEB,
  BUTTON_CALL,
  BUTTON_TEXT,
  BUTTON_MAIL,
  BUTTON_PAGE,
  /// With the name of an app.
  BUTTON_OPEN,
  PREVIEW_UNTITLED,
  PREVIEW_ONWARD,
  PASSWORD_HEADING,
  PASSWORD_ASKING,
  PASSWORD_LABEL,
  PASSWORD_OPEN,
  PASSWORD_WRONG,
  /// With how many there are to wait.
  PASSWORD_SECONDS,
  /// With how many there are to wait.
  PASSWORD_MINUTES,
  REPORT_QUESTION,
  REPORT_LINK;

  /// The name in the files.
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.waymark.channel;

import dev.waymark.channel.ChannelAddress.Accepted;
import dev.waymark.channel.ChannelAddress.Reading;
import org.jspecify.annotations.Nullable;

/// What the numbering plans of the world say of phone numbers. They change, so whoever reads what
/// is stored already asks {@link #NONE}: only what somebody writes now is judged by them.
public interface NumberingPlans {
  /// Knows no plan: numbers are judged by their form.
  NumberingPlans NONE =
      new NumberingPlans() {
        @Override
        public Reading international(String digits) {
          return new Accepted('+' + digits);
        }

        @Override
        public @Nullable Reading bare(String digits) {
          return null;
        }

        @Override
        public @Nullable String meant(String digits) {
          return null;
        }
      };

  /// Reads a number whose country code is there for certain: it had a `+`, or stood in a link.
  ///
  /// @param digits 7 to 15 of them, the first from 1 to 9
  Reading international(String digits);

  /// Reads a number that had no `+`; null when that is for its form to decide.
  ///
  /// @param digits the first is not 0
  @Nullable Reading bare(String digits);

  /// The number, with `+`, that was probably meant by one that is dialled within a country; null
  /// when nobody knows.
  ///
  /// @param digits the first is 0
  @Nullable String meant(String digits);
}

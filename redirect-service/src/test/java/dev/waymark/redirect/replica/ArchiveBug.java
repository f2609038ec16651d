package dev.waymark.redirect.replica;

import dev.waymark.redirect.disk.DataFiles;
import dev.waymark.redirect.disk.WrappedFiles;
import dev.waymark.redirect.replica.ArchiveHistory.Promise;
import java.io.IOException;
import java.util.List;

/// Bugs that a history has to notice.
enum ArchiveBug implements ArchiveHistory.Parts {
  /// What is said to be on the medium is not.
  FILES_ARE_NOT_FORCED(Promise.KEPT) {
    @Override
    public DataFiles files(DataFiles files) {
      return new WrappedFiles(files) {
        @Override
        public AppendFile create(String name) throws IOException {
          return new Append(super.create(name)) {
            @Override
            public void sync() {}
          };
        }
      };
    }
  },

  /// New files may be gone after a power cut.
  NAMES_ARE_NOT_FORCED(Promise.KEPT) {
    @Override
    public DataFiles files(DataFiles files) {
      return new WrappedFiles(files) {
        @Override
        public void sync() {}
      };
    }
  },

  /// The position is kept before the changes up to it.
  POSITION_BEFORE_CHANGES(Promise.EQUAL) {
    @Override
    public void turn(Replica replica, List<Published> news, Position reached) {
      if (!news.isEmpty()) {
        replica.apply(news.getFirst());
        replica.moveTo(reached);
      }
      ArchiveHistory.SOUND.turn(replica, news, reached);
    }
  },

  /// Old files stay.
  NOTHING_IS_DELETED(Promise.BOUNDED) {
    @Override
    public DataFiles files(DataFiles files) {
      return new WrappedFiles(files) {
        @Override
        public void delete(String name) {}
      };
    }
  };

  private final Promise breaks;

  ArchiveBug(Promise breaks) {
    this.breaks = breaks;
  }

  Promise breaks() {
    return breaks;
  }
}

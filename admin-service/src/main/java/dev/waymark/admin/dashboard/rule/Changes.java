package dev.waymark.admin.dashboard.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a draft changes of the rules that are stored.
///
/// @param added names of rules that are new
/// @param changed names of rules that say something else
/// @param moved names of rules that stand elsewhere among the others: as few as explain the order
/// @param removed places of the stored rules that are gone
record Changes(Set<String> added, Set<String> changed, Set<String> moved, List<Integer> removed) {
  /// As many words as two sentences can be compared by.
  private static final int MOST_WORDS = 400;

  /// Compares a draft with what is stored.
  static Changes of(Draft stored, Draft draft) {
    Set<String> added = new HashSet<>();
    Set<String> changed = new HashSet<>();
    var kept = new ArrayList<Draft.Entry>();
    for (Draft.Entry entry : draft.entries()) {
      if (entry.stored() < 0) {
        added.add(entry.key());
        continue;
      }
      kept.add(entry);
      if (!stored.entries().get(entry.stored()).rule().equals(entry.rule())) {
        changed.add(entry.key());
      }
    }
    var removed = new ArrayList<Integer>();
    for (int i = 0; i < stored.size(); i++) {
      if (draft.placeOf(stored.entries().get(i).key()) < 0) {
        removed.add(i);
      }
    }
    return new Changes(added, changed, moved(kept), removed);
  }

  /// Those outside of the longest run that kept its order.
  private static Set<String> moved(List<Draft.Entry> kept) {
    int[] places = kept.stream().mapToInt(Draft.Entry::stored).toArray();
    var length = new int[places.length];
    var before = new int[places.length];
    int last = -1;
    for (int i = 0; i < places.length; i++) {
      length[i] = 1;
      before[i] = -1;
      for (int j = 0; j < i; j++) {
        if (places[j] < places[i] && length[j] + 1 > length[i]) {
          length[i] = length[j] + 1;
          before[i] = j;
        }
      }
      if (last < 0 || length[i] > length[last]) {
        last = i;
      }
    }
    Set<String> moved = new HashSet<>();
    kept.forEach(entry -> moved.add(entry.key()));
    for (int i = last; i >= 0; i = before[i]) {
      moved.remove(kept.get(i).key());
    }
    return moved;
  }

  /// Whether there is none.
  boolean isEmpty() {
    return added.isEmpty() && changed.isEmpty() && moved.isEmpty() && removed.isEmpty();
  }

  /// A word of a comparison.
  ///
  /// @param sign `=` for one in both, `-` for one that is gone, `+` for one that came
  record Word(String text, char sign) {
    public boolean gone() {
      return sign == '-';
    }

    public boolean came() {
      return sign == '+';
    }
  }

  /// Two sentences as one, word by word.
  static List<Word> words(String before, String after) {
    List<String> a = split(before);
    List<String> b = split(after);
    var common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            a.get(i).equals(b.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    var words = new ArrayList<Word>();
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
        add(words, a.get(i), '=');
        i++;
        j++;
      } else if (i < a.size() && (j == b.size() || common[i + 1][j] >= common[i][j + 1])) {
        add(words, a.get(i++), '-');
      } else {
        add(words, b.get(j++), '+');
      }
    }
    return words;
  }

  private static List<String> split(String sentence) {
    return List.of(sentence.split(" ", MOST_WORDS));
  }

  private static void add(List<Word> words, String text, char sign) {
    if (!words.isEmpty() && words.getLast().sign() == sign) {
      words.set(words.size() - 1, new Word(words.getLast().text() + " " + text, sign));
    } else {
      words.add(new Word(text, sign));
    }
  }
}

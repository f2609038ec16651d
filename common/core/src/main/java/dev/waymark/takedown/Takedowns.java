package dev.waymark.takedown;

import dev.waymark.takedown.Takedown.What;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything that is taken down at a moment. Immutable; a change makes a new one. Looking
/// something up costs nothing while nothing of its kind is taken down.
public final class Takedowns {
  /// Nothing is.
  public static final Takedowns NONE = new Takedowns(Set.of());

  private final Set<String> links = new HashSet<>();
  private final Set<String> workspaces = new HashSet<>();
  private final Set<String> hosts = new HashSet<>();
  private final Object token = new Object();

  private Takedowns(Collection<Takedown> takedowns) {
    for (Takedown takedown : takedowns) {
      of(takedown.what()).add(takedown.subject());
    }
  }

  private Set<String> of(What what) {
    return switch (what) {
      case LINK -> links;
      case WORKSPACE -> workspaces;
      case HOST -> hosts;
    };
  }

  /// Those that are given, each once.
  public static Takedowns of(Collection<Takedown> takedowns) {
    return takedowns.isEmpty() ? NONE : new Takedowns(takedowns);
  }

  /// Whether nothing is taken down.
  public boolean isEmpty() {
    return this == NONE;
  }

  /// How many things are.
  public int size() {
    return links.size() + workspaces.size() + hosts.size();
  }

  /// Stands for these takedowns and no others, so that whoever has judged something by them can
  /// tell whether they still hold without keeping all of them.
  public Object token() {
    return token;
  }

  /// By what a link is taken down, whatever it leads to: itself, or its workspace. Null when it is
  /// not.
  ///
  /// @param id the link's id
  /// @param workspace the id of its workspace
  public @Nullable Takedown ofLink(String id, String workspace) {
    if (!links.isEmpty() && links.contains(id)) {
      return new Takedown(What.LINK, id);
    }
    return ofWorkspace(workspace);
  }

  /// By what a workspace is taken down: itself, or null.
  public @Nullable Takedown ofWorkspace(String id) {
    return !workspaces.isEmpty() && workspaces.contains(id)
        ? new Takedown(What.WORKSPACE, id)
        : null;
  }

  /// By what a URL is taken down: its host, one above it, or that of a web address which it hands
  /// to an app. Null when it is not, or the URL names no host.
  public @Nullable Takedown ofUrl(String url) {
    if (hosts.isEmpty()) {
      return null;
    }
    for (String host : NamedHosts.of(url)) {
      Takedown found = ofHost(host);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /// Every host by which a URL could be taken down: those it leads to, and those above them. None
  /// when it names no host.
  public static List<String> hostsOf(String url) {
    var hosts = new ArrayList<String>();
    for (String host : NamedHosts.of(url)) {
      for (String name = host; !name.isEmpty(); ) {
        hosts.add(name);
        int dot = name.indexOf('.');
        name = dot < 0 ? "" : name.substring(dot + 1);
      }
    }
    return hosts;
  }

  /// By what a host is taken down: itself, or one above it. Null when it is not.
  ///
  /// @param host in its canonical form
  public @Nullable Takedown ofHost(String host) {
    if (hosts.isEmpty()) {
      return null;
    }
    for (String name = host; ; ) {
      if (hosts.contains(name)) {
        return new Takedown(What.HOST, name);
      }
      int dot = name.indexOf('.');
      if (dot < 0) {
        return null;
      }
      name = name.substring(dot + 1);
    }
  }
}

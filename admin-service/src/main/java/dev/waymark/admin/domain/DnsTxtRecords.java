package dev.waymark.admin.domain;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// TXT records as DNS has them right now, past every cache of ours.
@Singleton
final class DnsTxtRecords implements TxtRecords {
  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final int DNS_PORT = 53;

  private final @Nullable InetSocketAddress nameServer;

  DnsTxtRecords(DomainSettings settings) {
    this.nameServer = settings.nameServer().map(DnsTxtRecords::address).orElse(null);
  }

  private static InetSocketAddress address(String text) {
    URI uri = URI.create("dns://" + text);
    return new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? DNS_PORT : uri.getPort());
  }

  @Override
  public List<String> at(String name) throws IOException {
    Lookup lookup = lookup(name);
    Record[] records = lookup.run();
    return switch (lookup.getResult()) {
      case Lookup.SUCCESSFUL -> texts(records);
      case Lookup.HOST_NOT_FOUND, Lookup.TYPE_NOT_FOUND -> List.of();
      default -> throw new IOException("DNS did not answer: " + lookup.getErrorString());
    };
  }

  private Lookup lookup(String name) throws IOException {
    try {
      var lookup = new Lookup(Name.fromString(name, Name.root), Type.TXT, DClass.IN);
      lookup.setCache(null);
      if (nameServer != null) {
        var resolver = new SimpleResolver(nameServer);
        resolver.setTimeout(TIMEOUT);
        lookup.setResolver(resolver);
      }
      return lookup;
    } catch (TextParseException e) {
      throw new IOException("No name of DNS: " + name, e);
    }
  }

  /// A record has its text in pieces of at most 255 bytes.
  private static List<String> texts(Record[] records) {
    var texts = new ArrayList<String>();
    for (Record record : records) {
      if (record instanceof TXTRecord txt) {
        texts.add(String.join("", txt.getStrings()));
      }
    }
    return texts;
  }
}

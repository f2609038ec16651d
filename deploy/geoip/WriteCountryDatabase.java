import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/// Writes a gzipped country database in [MaxMind's
/// format](https://maxmind.github.io/MaxMind-DB/) from tor's `geoip` and `geoip6` files, whose
/// lines are `first,last,code`. Its records are `{"country":{"iso_code":"DE"}}`.
///
/// The same input, build time and JDK give the same bytes. `./rebuild` runs this.
final class WriteCountryDatabase {
  private static final int BITS = 128;
  private static final int NOTHING = -1;

  /// IPv4 is kept in ::/96, where readers look for it.
  private static final int IPV4_PREFIX = 96;

  /// Two children per node: a node's number, or {@link #NOTHING}, or a leaf as -2 minus the country.
  private int[] children = new int[1 << 21];

  private int nodes = 0;
  private final List<String> countries = new ArrayList<>();
  private final Set<String> assigned = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

  private WriteCountryDatabase() {
    newNode();
  }

  /// Reads its arguments: the two files, the time of the build in seconds since 1970, the output.
  public static void main(String[] args) throws IOException {
    if (args.length != 4) {
      System.err.println("usage: WriteCountryDatabase geoip geoip6 build-epoch output.mmdb.gz");
      System.exit(2);
    }
    var database = new WriteCountryDatabase();
    database.read(Path.of(args[0]), true);
    database.read(Path.of(args[1]), false);
    database.merge(0);
    try (var out = new GZIPOutputStream(Files.newOutputStream(Path.of(args[3])))) {
      out.write(database.bytes(Long.parseLong(args[2])));
    }
  }

  private void read(Path file, boolean ipv4) throws IOException {
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.split(",", -1);
      // Reserved for the United Kingdom, and used for it here and there.
      String code = parts[2].equals("UK") ? "GB" : parts[2];
      if (assigned.contains(code) || code.equals("XK")) {
        insert(address(parts[0], ipv4), address(parts[1], ipv4), country(code));
      }
    }
  }

  private int country(String code) {
    int known = countries.indexOf(code);
    if (known >= 0) {
      return known;
    }
    countries.add(code);
    return countries.size() - 1;
  }

  private static BigInteger address(String text, boolean ipv4) {
    return ipv4 ? new BigInteger(text) : new BigInteger(1, InetAddress.ofLiteral(text).getAddress());
  }

  /// Cuts a range into the largest blocks that fit, first to last.
  private void insert(BigInteger first, BigInteger last, int country) {
    BigInteger start = first;
    while (start.compareTo(last) <= 0) {
      int aligned = start.signum() == 0 ? BITS - IPV4_PREFIX : start.getLowestSetBit();
      int fitting = last.subtract(start).add(BigInteger.ONE).bitLength() - 1;
      int size = Math.min(aligned, fitting);
      insertBlock(start, BITS - size, country);
      start = start.add(BigInteger.ONE.shiftLeft(size));
    }
  }

  private void insertBlock(BigInteger address, int length, int country) {
    int node = 0;
    for (int depth = 0; depth < length; depth++) {
      int slot = node * 2 + (address.testBit(BITS - 1 - depth) ? 1 : 0);
      if (depth == length - 1) {
        children[slot] = leaf(country);
      } else {
        int next = children[slot];
        if (next < 0) {
          int child = newNode();
          children[child * 2] = next;
          children[child * 2 + 1] = next;
          children[slot] = child;
          next = child;
        }
        node = next;
      }
    }
  }

  private static int leaf(int country) {
    return -2 - country;
  }

  private int newNode() {
    if (nodes * 2 == children.length) {
      children = Arrays.copyOf(children, children.length * 2);
    }
    children[nodes * 2] = NOTHING;
    children[nodes * 2 + 1] = NOTHING;
    return nodes++;
  }

  /// Replaces every node whose two sides say the same by what they say; returns that, or the node.
  private int merge(int node) {
    for (int side = 0; side < 2; side++) {
      int child = children[node * 2 + side];
      if (child >= 0) {
        children[node * 2 + side] = merge(child);
      }
    }
    int left = children[node * 2];
    return left < 0 && left == children[node * 2 + 1] && node != 0 ? left : node;
  }

  private byte[] bytes(long buildEpoch) throws IOException {
    // What merging left over is numbered again, a node before its children.
    var numbers = new LinkedHashMap<Integer, Integer>();
    number(0, numbers);
    int count = numbers.size();

    var data = new ByteArrayOutputStream();
    int[] offsets = new int[countries.size()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = data.size();
      data.write(encode(Map.of("country", Map.of("iso_code", countries.get(i)))));
    }

    var out = new ByteArrayOutputStream();
    for (int node : numbers.keySet()) {
      for (int side = 0; side < 2; side++) {
        int child = children[node * 2 + side];
        int record =
            child >= 0
                ? numbers.get(child)
                : child == NOTHING ? count : count + 16 + offsets[-2 - child];
        if (record >= 1 << 24) {
          throw new IllegalStateException("more than 24 bits: " + record);
        }
        out.write(record >> 16);
        out.write(record >> 8);
        out.write(record);
      }
    }
    out.write(new byte[16]);
    data.writeTo(out);
    out.write(new byte[] {(byte) 0xAB, (byte) 0xCD, (byte) 0xEF});
    out.write("MaxMind.com".getBytes(StandardCharsets.US_ASCII));
    var metadata = new TreeMap<String, Object>();
    metadata.put("binary_format_major_version", 2);
    metadata.put("binary_format_minor_version", 0);
    metadata.put("build_epoch", buildEpoch);
    metadata.put("database_type", "Waymark-Country");
    metadata.put(
        "description", Map.of("en", "Countries, from IPFire's location database, CC BY-SA 4.0"));
    metadata.put("ip_version", 6);
    metadata.put("languages", List.of());
    metadata.put("node_count", new Unsigned32(count));
    metadata.put("record_size", 24);
    out.write(encode(metadata));
    return out.toByteArray();
  }

  private void number(int node, Map<Integer, Integer> numbers) {
    numbers.put(node, numbers.size());
    for (int side = 0; side < 2; side++) {
      int child = children[node * 2 + side];
      if (child >= 0) {
        number(child, numbers);
      }
    }
  }

  /// A number that the format wants as uint32; other readers than Java's insist on it.
  private record Unsigned32(long value) {}

  /// A value of the data section: an Integer as uint16, a Long as uint64, text, a map or a list.
  private static byte[] encode(Object value) throws IOException {
    var out = new ByteArrayOutputStream();
    switch (value) {
      case String text -> {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        control(out, 2, bytes.length);
        out.write(bytes);
      }
      case Integer number -> unsigned(out, 5, number);
      case Unsigned32(long number) -> unsigned(out, 6, number);
      case Long number -> unsigned(out, 9, number);
      case Map<?, ?> map -> {
        control(out, 7, map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          out.write(encode(entry.getKey()));
          out.write(encode(entry.getValue()));
        }
      }
      case List<?> list -> {
        control(out, 11, list.size());
        for (Object element : list) {
          out.write(encode(element));
        }
      }
      default -> throw new IllegalArgumentException("cannot be written: " + value);
    }
    return out.toByteArray();
  }

  private static void unsigned(ByteArrayOutputStream out, int type, long number)
      throws IOException {
    byte[] bytes = BigInteger.valueOf(number).toByteArray();
    int start = bytes[0] == 0 ? 1 : 0;
    control(out, type, bytes.length - start);
    out.write(bytes, start, bytes.length - start);
  }

  /// The type in the first three bits, or after them when it is above 7; then the size, below 285.
  private static void control(ByteArrayOutputStream out, int type, int size) {
    out.write((type <= 7 ? type << 5 : 0) | Math.min(size, 29));
    if (type > 7) {
      out.write(type - 7);
    }
    if (size >= 29) {
      out.write(size - 29);
    }
  }
}

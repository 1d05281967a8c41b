package dev.spillway.client.source;

import dev.spillway.client.terminal.ClientFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads a source from a file, a URL or standard input, and no more of it than is taken. */
public final class SourceReader {
  private static final String STANDARD_INPUT = "-";
  private static final Pattern URL = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://.*");
  private static final String EXPECTED = "Give a Python script: a file, an http(s) URL, or -.";

  private final InputStream standardInput;
  private final Download download;
  private final int limitBytes;

  /**
   * Creates a reader.
   *
   * @param limitBytes of what is larger, one byte more than that is returned
   */
  public SourceReader(InputStream standardInput, Download download, int limitBytes) {
    this.standardInput = standardInput;
    this.download = download;
    this.limitBytes = limitBytes;
  }

  /**
   * Reads a source.
   *
   * @throws ClientFailure if it cannot be read
   */
  public RawSource read(String where) {
    if (where.equals(STANDARD_INPUT)) {
      return readStream("standard input", standardInput);
    }
    return URL.matcher(where).matches() ? readUrl(where) : readFile(where);
  }

  private RawSource readUrl(String where) {
    URI uri;
    try {
      uri = URI.create(where);
    } catch (IllegalArgumentException e) {
      throw new ClientFailure("'" + where + "' is no URL.", EXPECTED);
    }
    boolean web =
        "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
    if (!web || uri.getHost() == null || uri.getRawUserInfo() != null) {
      throw new ClientFailure(
          "'" + shown(uri) + "' is no URL of the kind that is read.",
          "Give an http:// or https:// URL without user name and password.");
    }
    return new RawSource(shown(uri), download.fetch(uri, limitBytes + 1));
  }

  private RawSource readFile(String where) {
    try {
      Path file = Path.of(where).toAbsolutePath().normalize();
      if (Files.isDirectory(file)) {
        throw new ClientFailure("'" + where + "' is a folder.", EXPECTED);
      }
      try (InputStream in = Files.newInputStream(file)) {
        return readStream(file.toString(), in);
      }
    } catch (NoSuchFileException | InvalidPathException e) {
      throw new ClientFailure("There is no file '" + where + "'.", EXPECTED);
    } catch (IOException e) {
      throw unreadable(where, e);
    }
  }

  private RawSource readStream(String origin, InputStream in) {
    try {
      return new RawSource(origin, in.readNBytes(limitBytes + 1));
    } catch (IOException e) {
      throw unreadable(origin, e);
    }
  }

  private static ClientFailure unreadable(String where, IOException e) {
    return new ClientFailure(
        "Tried to read '" + where + "' but failed because: " + e,
        "Check that you may read it. " + EXPECTED);
  }

  /** What stands in the user's part or the query of a URL may be a secret. */
  private static String shown(URI uri) {
    String host = uri.getHost() == null ? "" : uri.getHost();
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    return uri.getScheme() + "://" + host + port + path;
  }
}

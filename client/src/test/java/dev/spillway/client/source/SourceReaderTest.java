package dev.spillway.client.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.spillway.client.terminal.ClientFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceReaderTest {
  private static final int LIMIT = 10;

  private final List<String> downloads = new ArrayList<>();
  private final InputStream endless =
      new InputStream() {
        @Override
        public int read() {
          return 'x';
        }
      };

  @TempDir private Path folder = Path.of("");

  @Test
  void readsAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("f.py"), "print(1)");

    RawSource source = reader(endless).read(file.toString());

    assertThat(source.origin()).isEqualTo(file.toString());
    assertThat(source.bytes()).isEqualTo("print(1)".getBytes(UTF_8));
  }

  @Test
  void readsStandardInputNoFurtherThanTheLimit() {
    RawSource source = reader(endless).read("-");

    assertThat(source.origin()).isEqualTo("standard input");
    assertThat(source.bytes()).hasSize(LIMIT + 1);
  }

  @Test
  void readsAFileNoFurtherThanTheLimit() throws IOException {
    Path file = Files.writeString(folder.resolve("f.py"), "x".repeat(1000));

    assertThat(reader(endless).read(file.toString()).bytes()).hasSize(LIMIT + 1);
  }

  @Test
  void readsAUrlAndKeepsItsQuerySecret() {
    RawSource source = reader(endless).read("HTTPS://example.com:8443/f.py?token=geheim");

    assertThat(downloads).containsExactly("HTTPS://example.com:8443/f.py?token=geheim, 11");
    assertThat(source.origin()).isEqualTo("HTTPS://example.com:8443/f.py");
  }

  @Test
  void saysThatThereIsNoSuchFile() {
    assertRefused(folder.resolve("none.py").toString(), "There is no file");
  }

  @Test
  void refusesAFolder() {
    assertRefused(folder.toString(), "is a folder");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://example.com/f.py", "file:///etc/passwd", "http:///f.py", "http://a b/"})
  void refusesOtherUrls(String url) {
    assertRefused(url, "is no URL");
  }

  @Test
  void refusesCredentialsInAUrlWithoutShowingThem() {
    assertThatExceptionOfType(ClientFailure.class)
        .isThrownBy(() -> reader(endless).read("http://ann:geheim@example.com/f.py"))
        .satisfies(e -> assertThat(e.text()).doesNotContain("geheim"));
    assertThat(downloads).isEmpty();
  }

  private SourceReader reader(InputStream standardInput) {
    return new SourceReader(standardInput, this::download, LIMIT);
  }

  private byte[] download(URI uri, int limitBytes) {
    downloads.add(uri + ", " + limitBytes);
    return new byte[0];
  }

  private void assertRefused(String where, String why) {
    SourceReader reader = reader(new ByteArrayInputStream(new byte[0]));
    assertThatExceptionOfType(ClientFailure.class)
        .isThrownBy(() -> reader.read(where))
        .withMessageContaining(why);
    assertThat(downloads).isEmpty();
  }
}

package dev.spillway.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spillway.localcloud.Zips;
import dev.spillway.localcloud.http.AwsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CodeStoreTest {
  @TempDir private Path folder;

  @Test
  void unpacksFoldersAndFiles() throws IOException {
    byte[] zip = Zips.of(Map.of("a.py", "1", "package/b.py", "2"));

    CodePackage code = new CodeStore(folder, 1000).unpack(zip);

    assertThat(Files.readString(code.root().resolve("a.py"))).isEqualTo("1");
    assertThat(Files.readString(code.root().resolve("package/b.py"))).isEqualTo("2");
    assertThat(code.sizeBytes()).isEqualTo(zip.length);
    assertThat(code.sha256()).hasSize(44).endsWith("=");
  }

  @Test
  void refusesFilesOutsideOfItsFolder() throws IOException {
    assertRefused(Zips.of(Map.of("../escaped.py", "1")), "Could not unzip uploaded file.");
    assertRefused(Zips.of(Map.of("/escaped.py", "1")), "Could not unzip uploaded file.");
    assertThat(folder.resolve("escaped.py")).doesNotExist();
  }

  @Test
  void refusesWhatUnpacksTooLarge() throws IOException {
    assertRefused(
        Zips.of(Map.of("a", "x".repeat(600), "b", "x".repeat(600))),
        "Unzipped size must be smaller than 262144000 bytes");
  }

  @Test
  void refusesWhatIsNoZipOrEmptyOrTooLarge() throws IOException {
    assertRefused(new byte[] {'P', 'K'}, "Could not unzip uploaded file.");
    assertRefused(Zips.of(Map.of()), "Uploaded file must be a non-empty zip");
    assertThatThrownBy(() -> new CodeStore(folder, 1000).unpack(new byte[52_428_801]))
        .isInstanceOfSatisfying(
            AwsException.class, refusal -> assertThat(refusal.status()).isEqualTo(413));
  }

  private void assertRefused(byte[] zip, String message) throws IOException {
    assertThatThrownBy(() -> new CodeStore(folder, 1000).unpack(zip))
        .isInstanceOf(AwsException.class)
        .hasMessageContaining(message);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }
}

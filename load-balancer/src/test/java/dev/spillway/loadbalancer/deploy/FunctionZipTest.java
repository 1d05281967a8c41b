package dev.spillway.loadbalancer.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

final class FunctionZipTest {
  @Test
  void holdsTheFunctionAndItsHandler() throws IOException {
    Map<String, String> entries = entries(FunctionZip.of("print('é')"));
    assertThat(entries).containsOnlyKeys("forked_function.py", "function.py", "handler.py");
    assertThat(entries).containsEntry("function.py", "print('é')");
    assertThat(entries.get("handler.py")).contains("def handle(event, context):");
  }

  @Test
  void hasTheSameBytesForTheSameFunction() {
    assertThat(FunctionZip.of("print(1)").bytes()).isEqualTo(FunctionZip.of("print(1)").bytes());
    assertThat(FunctionZip.of("print(1)").codeSha256())
        .isNotEqualTo(FunctionZip.of("print(2)").codeSha256());
  }

  @Test
  void tellsItsDigestAsLambdaDoes() {
    assertThat(new FunctionZip("abc".getBytes(StandardCharsets.UTF_8)).codeSha256())
        .isEqualTo("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
  }

  private static Map<String, String> entries(FunctionZip zip) throws IOException {
    Map<String, String> entries = new HashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.bytes()))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return entries;
  }
}

package dev.spillway.common.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PythonInterpreterTest {
  @TempDir private Path folder;

  @Test
  void takesAProgramAsItIs() throws IOException {
    // No interpreter at all: asked, it could not answer.
    Path python = executable("python3", "\177ELF no program");

    assertThat(PythonInterpreter.find(folder.toString())).isEqualTo(python);
  }

  @Test
  void asksAScriptWhatItStarts() throws IOException {
    Path itself = executable("itself", "\177ELF no program");
    executable("python3", "#!/bin/sh\nprintf %s '" + itself + "'\n");

    assertThat(PythonInterpreter.find(folder.toString())).isEqualTo(itself);
  }

  @Test
  void refusesAScriptThatNamesNoFile() throws IOException {
    executable("python3", "#!/bin/sh\nprintf /no/such/file\n");

    assertThatThrownBy(() -> PythonInterpreter.find(folder.toString()))
        .isInstanceOf(PythonNotFoundException.class)
        .hasMessageContaining("calls itself '/no/such/file', which is no file");
  }

  @Test
  void saysWhereItLooked() {
    assertThatThrownBy(() -> PythonInterpreter.find(folder.toString()))
        .isInstanceOf(PythonNotFoundException.class)
        .hasMessageContaining("There is no python3 on PATH: " + folder);
  }

  private Path executable(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}

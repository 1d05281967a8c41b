# shellcheck shell=bash
# Finds a JDK on the machine.

# Prints the folder of a JDK of a feature version; fails where there is none.
find_jdk() { # VERSION
  local folder javac
  javac=$(readlink -f "$(command -v javac || echo /nowhere)")
  for folder in "${JAVA_HOME:-/nowhere}" "${javac%/bin/javac}" /usr/lib/jvm/* /opt/* /opt/*/* \
    "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/*; do
    if is_jdk "$folder" "$1"; then
      echo "$folder"
      return
    fi
  done
  return 1
}

is_jdk() { # FOLDER VERSION
  [ -x "$1/bin/jlink" ] && grep -qE "^JAVA_VERSION=\"$2[.\"+-]" "$1/release" 2>/dev/null
}

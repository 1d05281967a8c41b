# shellcheck shell=bash
# How the stand-ins are made. Their label is the checksum of this file: a change here makes
# them anew. standin_NAME fills the current folder, a build context, and prints the Dockerfile.

readonly STANDIN_BASE=spillway/standin-base:$SUITE

standins_checksum() { cksum <"${BASH_SOURCE[0]}" | cut -d' ' -f1; }

# Debian as small as it gets: what the others have in common.
make_standin_base() { # SCRATCH-FOLDER
  local sources
  say "making $STANDIN_BASE from Debian $SUITE's packages"
  require_debian
  command -v mmdebstrap >/dev/null || install_packages mmdebstrap
  require_suite_sources
  mapfile -t sources < <(suite_sources)
  # dpkg's fsyncs are what costs, and apt's two caches 95 MB in each layer that runs apt-get.
  TMPDIR=$1 quietly mmdebstrap --variant=minbase --dpkgopt=force-unsafe-io \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/locale/*' --aptopt='Acquire::Languages "none"' \
    --aptopt='Dir::Cache { pkgcache ""; srcpkgcache ""; }' "$SUITE" "$1/debian.tar" "${sources[@]}"
  quietly docker import -c 'CMD ["bash"]' -c "LABEL $STANDIN_LABEL=$(standins_checksum)" "$1/debian.tar" "$STANDIN_BASE"
  rm -f "$1/debian.tar"
}

standin_python() {
  cat <<DOCKERFILE
FROM $STANDIN_BASE
RUN apt-get update && apt-get install -y --no-install-recommends python3 && rm -rf /var/lib/apt/lists/* && \\
    ln -s /usr/bin/python3 /usr/local/bin/python3 && ln -s python3 /usr/local/bin/python
CMD ["python3"]
DOCKERFILE
}

standin_debian() { echo "FROM $STANDIN_BASE"; }

# The machine's JDK as it is, for jlink checks its files, but without sources; links, as to its
# certificates, become files.
standin_eclipse-temurin() {
  local jdk
  jdk=$(find_jdk 25) || die "no JDK 25 in JAVA_HOME, PATH, /usr/lib/jvm, /opt or SDKMAN's folder"
  mkdir openjdk
  tar -ch -C "$jdk" --exclude=./lib/src.zip . | tar -x -C openjdk
  cat <<DOCKERFILE
FROM $STANDIN_BASE
COPY openjdk /opt/java/openjdk
ENV JAVA_HOME=/opt/java/openjdk PATH=/opt/java/openjdk/bin:\$PATH LANG=C.UTF-8
DOCKERFILE
}

# As the official image: open to other containers, and not run by root.
standin_redis() {
  cat >docker-entrypoint.sh <<'SCRIPT'
#!/bin/sh
set -e
case "${1:-}" in -* | *.conf) set -- redis-server "$@" ;; esac
if [ "$1" = redis-server ]; then
  case "$*" in *--protected-mode*) ;; *) set -- "$@" --protected-mode no ;; esac
  if [ "$(id -u)" = 0 ]; then
    chown redis . && exec setpriv --reuid=redis --regid=redis --clear-groups "$@"
  fi
fi
exec "$@"
SCRIPT
  chmod 755 docker-entrypoint.sh
  cat <<DOCKERFILE
FROM $STANDIN_BASE
RUN groupadd -r -g 999 redis && useradd -r -g redis -u 999 redis && install -d -o redis -g redis /data && \\
    apt-get update && apt-get install -y --no-install-recommends redis-server && rm -rf /var/lib/apt/lists/*
COPY docker-entrypoint.sh /usr/local/bin/
WORKDIR /data
VOLUME /data
EXPOSE 6379
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["redis-server"]
DOCKERFILE
}

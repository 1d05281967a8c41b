# shellcheck shell=bash
# What the scripts of the air-gapped install share: messages, quiet commands, images.

# shellcheck disable=SC2034 # the scripts use it
readonly BASES=(debian:trixie-slim python:3.13-slim eclipse-temurin:25-jdk redis:8)
readonly STANDIN_LABEL=dev.spillway.standin
export DEBIAN_FRONTEND=noninteractive
export PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin # where Debian keeps dockerd and iptables

# The folder of the package lists and preferences that belong to these scripts alone.
cache_dir() {
  if [ "$(id -u)" = 0 ]; then echo /var/cache/spillway-airgap; else echo "${XDG_CACHE_HOME:-$HOME/.cache}/spillway-airgap"; fi
}

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

die() {
  say "$@"
  exit 1
}

# A call that a script does not understand: what is wrong, and where to read more.
misused() {
  say "$* (see ${0##*/} --help)"
  exit 2
}

# Copies standard input without the addresses in it, save those of this machine:
# where a mirror or a registry is, is not for a log that others read.
redact() {
  sed -u -E \
    -e 's#127\.0\.0\.1#\x01#g; s#localhost#\x02#g' \
    -e 's#(https?|ftp)://[^\x01\x02 ][^] )"'\''<>]*#(address)#g' \
    -e 's#(^|[^0-9.])[0-9]{1,3}(\.[0-9]{1,3}){3}(:[0-9]+)?#\1(address)#g' \
    -e 's#([Cc]onnect to|lookup|dialing|dial tcp|[Uu]nknown host:?) '\''?[^\x01\x02( '\'']+'\''?( \[[^]]*\])?#\1 (address)#g' \
    -e 's#(resolv(e|ing)) '\''[^'\'']*'\''#\1 (address)#g' \
    -e 's#\x01#127.0.0.1#g; s#\x02#localhost#g'
}

# Runs a command without what it prints; where it fails, ends with its last lines.
quietly() {
  local output status=0
  output=$(mktemp)
  "$@" >"$output" 2>&1 </dev/null || status=$?
  if [ "$status" != 0 ]; then tail -n 20 "$output" | redact >&2; fi
  rm -f "$output"
  [ "$status" = 0 ] || die "this failed with exit code $status: $1 ${2:-}"
}

engine_answers() { docker version >/dev/null 2>&1; }

require_engine() { engine_answers || die "no Docker engine answers; '${BASH_SOURCE[0]%/lib/*}/engine' starts one"; }

# "missing", "standin LABEL" for an image that these scripts made, else "other".
image_state() { # IMAGE
  local label
  label=$(docker image inspect -f "{{with .Config.Labels}}{{index . \"$STANDIN_LABEL\"}}{{end}}" "$1" 2>/dev/null) ||
    { echo missing && return; }
  if [ -n "$label" ]; then echo "standin $label"; else echo other; fi
}

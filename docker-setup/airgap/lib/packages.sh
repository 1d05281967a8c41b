# shellcheck shell=bash
# Debian packages from the apt mirror that the machine is set up with.

readonly SUITE=trixie # the release that the engine and the stand-ins come from
readonly ENGINE_PACKAGES='docker.io docker-cli docker-compose docker-buildx containerd'

machine_release() { sed -n 's/^VERSION_CODENAME=//p' /etc/os-release; }

require_debian() {
  case $(machine_release) in
    bookworm | trixie) command -v apt-get >/dev/null && return ;;
  esac
  die "Debian 12 (bookworm) or 13 (trixie) is needed, this is $(sed -n 's/^PRETTY_NAME=//p' /etc/os-release)"
}

# The apt lines of $SUITE on the mirror, made from the machine's own.
suite_sources() {
  local codename uri release key
  codename=$(machine_release)
  # shellcheck disable=SC2016 # apt expands these
  apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(SIGNED_BY)' 'Created-By: Packages' 'Component: main' |
    while read -r uri release key; do
      case $key in /*) key="[signed-by=$key] " ;; *) key= ;; esac
      case $release in "$codename"*) echo "deb $key$uri ${release/#$codename/$SUITE} main" ;; esac
    done | sort -u
}

# apt names only the sources that it has fetched before.
require_suite_sources() {
  [ -n "$(suite_sources)" ] || quietly apt-get update
  [ -n "$(suite_sources)" ] || die "apt has no source of Debian $(machine_release) main"
}

# Installs packages: those of the engine from $SUITE, others from the machine's own
# release. The machine's apt configuration and its package lists stay as they are.
install_packages() { # PACKAGE...
  local cache
  [ "$(id -u)" = 0 ] || die "to install $*, be root"
  require_debian
  require_suite_sources
  say "installing $*"
  cache=$(cache_dir)
  write_apt_configuration "$cache"
  private_apt "$cache" update
  private_apt "$cache" install -y --no-install-recommends "$@"
}

# $SUITE ranks below everything else (1), save for the packages of the engine (990).
write_apt_configuration() { # FOLDER
  rm -rf "$1/sources.list.d"
  mkdir -p "$1/lists/partial" "$1/sources.list.d"
  if [ -d /etc/apt/sources.list.d ]; then cp -r /etc/apt/sources.list.d "$1/"; fi
  if [ "$(machine_release)" != "$SUITE" ]; then suite_sources >"$1/sources.list.d/$SUITE.list"; fi
  {
    printf 'Package: *\nPin: release n=%s*\nPin-Priority: 1\n\n' "$SUITE"
    printf 'Package: %s\nPin: release n=%s*\nPin-Priority: 990\n' "$ENGINE_PACKAGES" "$SUITE"
  } >"$1/preferences"
}

private_apt() { # FOLDER ARGUMENT...
  quietly apt-get -o Dir::Etc::SourceParts="$1/sources.list.d" -o Dir::Etc::Preferences="$1/preferences" \
    -o Dir::State::Lists="$1/lists" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= \
    -o DPkg::Lock::Timeout=300 "${@:2}"
}

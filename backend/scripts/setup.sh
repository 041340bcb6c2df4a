#!/usr/bin/env bash
# Installs what the recipes need and this machine lacks, with a word on what and why. Never asks; costs nothing the
# second time.
#
# Usage: setup.sh [build|postgres|browser|all]…
set -euo pipefail
cd "$(dirname "$0")/../.."

say() { printf 'setup: %s\n' "$*" >&2; }
has() { command -v "$1" >/dev/null 2>&1; }

# Debian packages still to install, and the reasons.
packages=()
lacking() { # package, why
    packages+=("$1")
    say "$1 is missing: $2"
}

postgres_is_there() {
    [[ -n ${PG_BIN_DIR:-} && -x $PG_BIN_DIR/initdb ]] && return
    has pg_config && [[ -x $(pg_config --bindir)/initdb ]] && return
    compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null
}

for_build() {
    if ! has cargo; then
        say "Rust is missing: it builds everything here. Install it with rustup, then run this again"
        exit 1
    fi
    has cc || lacking gcc "links what Rust compiles"
    [[ -e /usr/include/stdio.h ]] || lacking libc6-dev "compiles the C parts of the cryptography"
}

for_postgres() {
    postgres_is_there || lacking postgresql "the service keeps its data in a PostgreSQL of its own"
}

for_browser() {
    has chromium || lacking chromium "the browser tests click through the manuals in it"
    has node || lacking nodejs "runs the browser tests"
    has npm || lacking npm "installs Playwright, which drives the browser"
    has python3 || lacking python3 "runs the mail server and the authenticator that judge us in the tests"
    python3 -c 'import ensurepip, venv' 2>/dev/null || lacking python3-venv "keeps those apart from the system's Python"
    has zbarimg || lacking zbar-tools "reads the QR code from a screenshot, independently of us"
    has oathtool || lacking oathtool "computes the app's codes, independently of us"
}

# Tells Debian for the time of the installation to make no cluster.
only_programs=/etc/postgresql-common/createcluster.d/herstel-setup.conf

# Installs the packages. The machine's own PostgreSQL stays off: only the programs are wanted, and a cluster that
# Debian creates on installation would take memory and a port that nobody asked for.
install_packages() {
    ((${#packages[@]})) || return 0
    has apt-get || by_hand "this system has no apt"
    ((EUID == 0)) || by_hand "installing packages takes root"
    say "installing ${packages[*]}"
    apt_install || by_hand "apt could not install them"
}

apt_install() {
    export DEBIAN_FRONTEND=noninteractive
    local apt=(apt-get -qq -o Dpkg::Use-Pty=0) install=(install -y --no-install-recommends)
    "${apt[@]}" update >&2 || return
    if [[ " ${packages[*]} " == *' postgresql '* ]]; then
        "${apt[@]}" "${install[@]}" postgresql-common >&2 || return
        mkdir -p "${only_programs%/*}"
        trap 'rm -f "$only_programs"' EXIT
        echo 'create_main_cluster = false' >"$only_programs"
    fi
    "${apt[@]}" "${install[@]}" "${packages[@]}" >&2
}

by_hand() { # why
    say "$1. Run this, or what it is called on your system, and then the recipe again:"
    say "    sudo apt-get update && sudo apt-get install --no-install-recommends -y ${packages[*]}"
    exit 1
}

# Runs a command unless it already ran for this very version of a file.
once_for() { # file, stamp, command…
    local file=$1 stamp=$2 now
    shift 2
    now=$(sha256sum <"$file")
    [[ -f $stamp && $(<"$stamp") == "$now" ]] && return
    "$@" && printf '%s\n' "$now" >"$stamp"
}

install_node_modules() {
    say "installing the browser tests' npm packages"
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --prefix e2e --no-audit --no-fund --loglevel=error >&2
}

install_python_packages() {
    say "installing the browser tests' Python packages"
    [[ -x e2e/.venv/bin/python ]] || python3 -m venv e2e/.venv
    e2e/.venv/bin/python -m pip install --quiet --disable-pip-version-check --requirement e2e/requirements.txt >&2
}

install_for_tests() {
    [[ ! -f e2e/package-lock.json ]] || once_for e2e/package-lock.json e2e/node_modules/.herstel-setup install_node_modules
    [[ ! -f e2e/requirements.txt ]] || once_for e2e/requirements.txt e2e/.venv/.herstel-setup install_python_packages
}

browser=false
for part in "${@:-all}"; do
    case $part in
    build) for_build ;;
    postgres) for_postgres ;;
    browser) for_browser && browser=true ;;
    all) for_build && for_postgres && for_browser && browser=true ;;
    *)
        say "unknown part '$part'; there are: build postgres browser all"
        exit 2
        ;;
    esac
done
install_packages
if $browser; then install_for_tests; fi

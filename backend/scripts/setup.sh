#!/usr/bin/env bash
# Installs what the recipes need and this machine lacks, with a word on what and why. Never asks; costs nothing the
# second time.
#
# Usage: setup.sh [build|postgres|islands|browser|all]…
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

# Islands are worth having and nothing more: where something fails here, the build goes on without them.
install_islands() {
    source backend/scripts/wasm.sh
    if ! wasm_std || ! wasm_bindgen; then
        say "there will be no islands; every page works without them"
        return
    fi
    wasm_smaller || say "the islands will be larger than they need be"
}

# Rust's library for browsers: from rustup where it can, else from Debian's sources.
wasm_std() {
    if toolchain_has_wasm || debian_has_wasm; then return; fi
    if has rustup; then
        say "fetching Rust's library for browsers with rustup: the islands are compiled against it"
        timeout 120 rustup --quiet target add "$wasm_target" >&2 && toolchain_has_wasm && return
        say "rustup could not fetch it"
    fi
    wasm_std_from_debian && return
    say "Debian's packages could not provide it either"
    return 1
}

wasm_std_from_debian() {
    debian_compiler_is_there || install_debian_compiler || return
    say "building Rust's library for browsers (half a minute, once)"
    backend/scripts/wasm-sysroot.sh "$(debian_sysroot)" && debian_has_wasm
}

debian_compiler_is_there() {
    [[ -x $debian_rustc && -x /usr/bin/cargo && -d /usr/lib/rustlib/src/rust && -n $(debian_linker) ]]
}

install_debian_compiler() {
    has apt-get && ((EUID == 0)) || return
    say "installing Debian's compiler and its library's sources: the islands are compiled with them"
    apt-get -qq update >&2 || return
    local linker
    linker=$(apt-cache search --names-only '^lld-[0-9]+$' | cut -d' ' -f1 | sort -V | tail -n 1)
    packages=(rustc-web cargo-web rust-web-src "${linker:-lld}")
    apt_install && debian_compiler_is_there
}

wasm_bindgen() {
    [[ -x $bindgen ]] && return
    say "building wasm-bindgen $bindgen_version into $bindgen_root (it connects the islands to the page; minutes, once)"
    # Unoptimised: it runs for a second, and builds in a third of the time.
    CARGO_TARGET_DIR=$bindgen_root/target \
        cargo install --quiet --debug --root "$bindgen_root" --version "$bindgen_version" wasm-bindgen-cli >&2 || return
    rm -rf "$bindgen_root/target"
}

wasm_smaller() {
    [[ -x $wasm_opt ]] && return
    has npm && has node || return
    say "installing binaryen $binaryen_version with npm into $binaryen_root (it halves the islands)"
    npm install --silent --no-audit --no-fund --prefix "$binaryen_root" "binaryen@$binaryen_version" >&2
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

browser=false islands=false
for part in "${@:-all}"; do
    case $part in
    build) for_build ;;
    postgres) for_postgres ;;
    islands) islands=true ;;
    browser) for_browser && browser=true ;;
    all) for_build && for_postgres && for_browser && browser=true islands=true ;;
    *)
        say "unknown part '$part'; there are: build postgres islands browser all"
        exit 2
        ;;
    esac
done
install_packages
if $browser; then install_for_tests; fi
if $islands; then install_islands; fi

#!/usr/bin/env bash
# Runs cargo-deny with the given arguments, building it first where it is missing (once, into the cache).
set -euo pipefail
cd "$(dirname "$0")/../.."

version=0.20.2
tools=${XDG_CACHE_HOME:-$HOME/.cache}/herstel/cargo-deny-$version

if command -v cargo-deny >/dev/null; then
    exec cargo-deny --locked "$@"
fi
if [[ ! -x $tools/bin/cargo-deny ]]; then
    echo "deny: building cargo-deny $version into $tools (it checks licences and forbidden dependencies; minutes, once)" >&2
    # Unoptimised: it runs for seconds, and builds in a third of the time.
    CARGO_TARGET_DIR=$tools/target cargo install --quiet --locked --debug --root "$tools" --version "$version" cargo-deny
    rm -rf "$tools/target"
fi
exec "$tools/bin/cargo-deny" --locked "$@"

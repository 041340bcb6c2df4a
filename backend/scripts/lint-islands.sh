#!/usr/bin/env bash
# Lints the browser's half of the console: for browsers where the toolchain in use can, else for this machine.
set -euo pipefail
cd "$(dirname "$0")/../.."
source backend/scripts/wasm.sh

target=()
if toolchain_has_wasm; then
    target=(--target "$wasm_target")
else
    printf 'lint: the toolchain knows no browsers (./justw setup says more); linting the islands for this machine\n' >&2
fi
exec cargo clippy --package herstel-console --lib --no-default-features --features hydrate "${target[@]}" --locked -- -D warnings

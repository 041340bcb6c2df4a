# The front door: bare `just` (or ./justw, which brings just along) lists what there is to do.

set shell := ["bash", "-euo", "pipefail", "-c"]
set positional-arguments
set ignore-comments

scripts := justfile_directory() / "backend/scripts"
target := env("CARGO_TARGET_DIR", justfile_directory() / "target")

[private]
default:
    @{{ just_executable() }} --justfile {{ quote(justfile()) }} --list --unsorted

# Install what the other recipes need and this machine lacks; says what and why
setup:
    @{{ scripts }}/setup.sh all

# Build everything, for development
build: islands
    cargo build --workspace --all-targets

# The browser's half, into where the program's build finds it
[private]
islands:
    @{{ scripts }}/setup.sh build islands
    @{{ scripts }}/islands.sh

# Run the service with demo data on a PostgreSQL of its own (Ctrl-C stops it; `demo --fresh` starts over)
demo *ARGS: islands
    @{{ scripts }}/setup.sh build postgres
    cargo build --release --package herstel --bin herstel
    @exec {{ quote(target / "release/herstel") }} demo "$@"

# Run every test: domain, backend and console, then the browser
test: setup rust && e2e

# Run the Rust tests only
rust *ARGS: islands
    @{{ scripts }}/setup.sh build postgres
    @if command -v cargo-nextest >/dev/null; then \
        set -x; cargo nextest run --workspace "$@"; cargo test --workspace --doc; \
    else \
        set -x; cargo test --workspace "$@"; \
    fi

# Drive the running program in a browser, as the manuals do
e2e *ARGS: browser-ready
    cd e2e && HERSTEL_BINARY={{ quote(target / "debug/herstel") }} npm test -- "$@"

# Built as the Rust tests build it: another choice of packages would compile half the dependencies again.
[private]
browser-ready: islands
    @{{ scripts }}/setup.sh all
    cargo test --workspace --no-run

# Draw the README's pictures anew (look at them before they are committed)
screenshots: browser-ready
    cd e2e && HERSTEL_BINARY={{ quote(target / "debug/herstel") }} npm run screenshots -- --grep readme

# Measure the first pages with Lighthouse, on a quiet machine
lighthouse: browser-ready
    cargo build --release --package herstel --bin herstel
    cd e2e && HERSTEL_BINARY={{ quote(target / "release/herstel") }} npm run lighthouse

# Measure: medians and spread, and the same as JSON (`bench --quick` to see that it works, `bench --help` for rows)
bench *ARGS:
    @{{ scripts }}/setup.sh build postgres
    cargo bench --package herstel --bench speed -- "$@"

# Check form, lints, types, docs, licences and forbidden dependencies
lint: lint-format lint-code lint-typescript lint-docs lint-dependencies

[private]
lint-format:
    cargo fmt --all --check

[private]
lint-code:
    cargo clippy --workspace --all-targets --locked -- -D warnings
    @{{ scripts }}/lint-islands.sh

[private]
lint-typescript:
    @{{ scripts }}/setup.sh browser
    cd e2e && npm run check

[private]
lint-docs:
    RUSTDOCFLAGS=-Dwarnings cargo doc --workspace --no-deps --locked

[private]
lint-dependencies:
    @{{ scripts }}/deny.sh check licenses bans sources

# Put the code in form
fmt:
    cargo fmt --all

# Do what CI does
ci:
    bash .ci/run

#!/usr/bin/env bash
# new-lint.sh AREA ID: writes the files of a new lint and enters it in the registry.
# The tests fail until the lint, its page and its fixtures say something.
set -eu
cd "${CONC_LINT_ROOT:-$(dirname "$0")/..}"

fail() {
    echo "new-lint: $1" >&2
    exit 2
}
name='^[a-z][a-z0-9_]*$'
area=${1:-} id=${2:-}
[[ $area =~ $name && $id =~ $name ]] || fail "usage: make new-lint AREA=channels ID=my_lint"
[ ! -e "lints/$area/$id.rs" ] || fail "there is a lint of that name: lints/$area/$id.rs"
! grep -q "::$id::LINT" lints/registry.rs || fail "\`$id\` is in the registry, in another area"
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)

mkdir -p "lints/$area" "ui-tests/$id"/{bug,fixed,benign}

cat >"lints/$area/$id.rs" <<EOF
//! ….
//! In: … facts. Out: at most one finding per ….

use conc_analysis::facts::Facts;

use crate::{Diagnostic, Group, Lint};

/// See the module.
pub static LINT: Lint = Lint {
    id: "$id",
    area: "$area",
    group: Group::Nursery,
    level: None,
    since: "$version",
    docs: include_str!("$id.md"),
    check,
};

fn check(_facts: &Facts<'_>, _out: &mut Vec<Diagnostic>) {}
EOF

cat >"lints/$area/$id.md" <<EOF
# $id
Flags ….

## Why is this bad?

## Bad
\`\`\`rust
\`\`\`
## Good
\`\`\`rust
\`\`\`
## Limits
EOF

for kind in bug fixed benign; do
    claim=ends mark=
    [ $kind != bug ] || claim=hangs mark=" //~ $id"
    printf '//! What happens at run time\n//! run: %s\n\nfn main() {}%s\n' \
        $claim "$mark" >"ui-tests/$id/$kind/what_differs.rs"
done

# The module of the area, in lib.rs and in its own file; rustfmt puts both lists in order.
module=lints/$area/mod.rs
if [ ! -e "$module" ]; then
    printf '//! Lints about %s.\n//!\n//! In:  facts. Out: findings.\n\n' "$area" >"$module"
fi
printf '#[doc = include_str!("%s.md")]\npub mod %s;\n' "$id" "$id" >>"$module"
if ! grep -qx "pub mod $area;" lints/lib.rs; then
    sed -i "0,/^pub mod /s//pub mod $area;\n&/" lints/lib.rs
fi

# The registry: all entries there are and the new one, in order.
entries=$({
    grep -o '&[a-z0-9_]*::[a-z0-9_]*::LINT' lints/registry.rs
    echo "&$area::$id::LINT"
} | sort -u)
areas=$(echo "$entries" | sed 's/&\([a-z0-9_]*\)::.*/\1/' | sort -u | paste -sd, | sed 's/,/, /g')
entries=$(echo "$entries" | paste -sd,)
awk -v areas="$areas" -v entries="$entries" '
    /^use crate::/ { print "use crate::{Lint, " areas "};"; next }
    /^pub static LINTS/ { print "pub static LINTS: &[&Lint] = &[" entries "];"; skipping = !/;$/; next }
    skipping { skipping = !/\];$/; next }
    { print }
' lints/registry.rs >lints/registry.rs.new
mv lints/registry.rs.new lints/registry.rs
rustfmt --edition 2024 lints/lib.rs

echo "lints/$area/$id.rs, lints/$area/$id.md, ui-tests/$id/: fill them in, then \`make bless test\`"

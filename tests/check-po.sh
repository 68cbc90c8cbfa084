#!/usr/bin/env bash
# The Vietnamese translation is complete and up to date. Usage: check-po.sh SOURCE_DIR
set -euo pipefail
cd "$1"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

tools/update-po "$work"

echo "1..3"
if diff po/POTFILES "$work/POTFILES" >"$work/diff"; then
  echo "ok 1 - po/POTFILES names every file with a translatable text"
else
  echo "not ok 1 - po/POTFILES names every file with a translatable text (tools/update-po writes it)"
  sed 's/^/# /' "$work/diff"
fi

if msgfmt --check --output-file=/dev/null po/vi.po 2>"$work/errors"; then
  echo "ok 2 - po/vi.po is well formed"
else
  echo "not ok 2 - po/vi.po is well formed"
  sed 's/^/# /' "$work/errors"
fi

# Of the merged file: a text that is new in the sources is missing there.
{
  msgattrib --untranslated --no-wrap "$work/vi.po"
  msgattrib --only-fuzzy --no-wrap "$work/vi.po"
} | grep '^msgid ' | grep -v '^msgid ""$' >"$work/missing" || true
if [ ! -s "$work/missing" ]; then
  echo "ok 3 - po/vi.po translates every text, none fuzzy"
else
  echo "not ok 3 - po/vi.po translates every text, none fuzzy ($(wc -l <"$work/missing") missing)"
  sed 's/^/# /' "$work/missing"
  exit 1
fi

#!/bin/sh
# Makes the images of the documentation anew, from synthetic scenes. Needs the vad command of
# `mvn -DskipTests package` and Chromium.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
images=$root/docs/images
vad=$root/vad-examples/tools/cli/target/vad/bin/vad
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

screenshot() { # FILE WIDTH HEIGHT ADDRESS
  chromium --headless=new --no-sandbox --disable-gpu --hide-scrollbars --no-first-run \
    --disable-background-networking --user-data-dir="$work/profile" --timeout=8000 \
    --window-size="$2,$3" --screenshot="$images/$1" "$4" > /dev/null 2>&1
}

# The report, and the first of its timelines as an image of its own.
"$vad" demo --seed 1 --report "$work/demo"
screenshot report.png 1000 1330 "file://$work/demo/report.html"
{
  echo '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 840 178"><style>'
  cat "$root/vad-examples/tools/report/src/main/resources/io/vad4j/report/chart.css"
  echo 'svg { background: var(--card); }</style>'
  sed -n '/id="timelines"/,$p' "$work/demo/report.html" | sed -n '/<svg/,/<\/svg>/p' |
    sed '/<\/svg>/q' | sed '1s/.*<svg[^>]*>//'
} > "$images/timeline.svg"

#!/bin/sh
# Makes the images of the documentation anew, from synthetic scenes. Needs what
# `mvn -DskipTests package` builds, and Chromium.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
images=$root/docs/images
vad=$root/vad-examples/tools/cli/target/vad
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

screenshot() { # FILE WIDTH HEIGHT ADDRESS
  chromium --headless=new --no-sandbox --disable-gpu --hide-scrollbars --no-first-run \
    --disable-background-networking --user-data-dir="$work/profile" --timeout=8000 \
    --window-size="$2,$3" --screenshot="$images/$1" "$4" > /dev/null 2>&1
}

# The report, and the first of its timelines as an image of its own.
"$vad/bin/vad" demo --seed 1 --report "$work/demo"
screenshot report.png 1000 1330 "file://$work/demo/report.html"
{
  echo '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 840 178"><style>'
  cat "$root/vad-examples/tools/report/src/main/resources/io/vad4j/report/chart.css"
  echo 'svg { background: var(--card); }</style>'
  sed -n '/id="timelines"/,$p' "$work/demo/report.html" | sed -n '/<svg/,/<\/svg>/p' |
    sed '/<\/svg>/q' | sed '1s/.*<svg[^>]*>//'
} > "$images/timeline.svg"

# The page, with three streets as cameras.
printf 'cameras:\n' > "$work/cameras.yaml"
for camera in entrance:1 promenade:2 yard:5; do
  name=${camera%:*}
  street="seed=${camera#*:}&width=400&height=300&rate=5&anomalies=cyclist,cart,off-path,placard"
  "$vad/bin/vad" train --data "synthetic:street?$street&train=3&frames=250" --synthetic-anomalies 0 \
    --scorer frame-difference direction appearance --model "$work/$name.vad"
  printf '  %s: {source: "synthetic:street?%s&clip=9&frames=3000", model: %s.vad}\n' \
    "$name" "$street" "$name" >> "$work/cameras.yaml"
done
"$vad/bin/vad" watch --config "$work/cameras.yaml" --web 8099 &
watch=$!
trap 'kill $watch; wait $watch; rm -rf "$work"' EXIT
sleep 100
java -cp "$root/vad-examples/tools/web/target/test-classes:$vad/lib/*" \
  io.vad4j.web.server.PageImages http://localhost:8099 "$images"

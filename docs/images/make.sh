#!/bin/sh
# Makes the images of the documentation anew, from synthetic scenes. Needs what
# `mvn -DskipTests package` builds, and Chromium.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
images=$root/docs/images
vad=$root/vad-examples/tools/cli/target/vad
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

screenshot() { # FILE WIDTH HEIGHT SCHEME PICTURES ADDRESS
  java -cp "$root/vad-examples/tools/web/target/test-classes:$vad/lib/*" \
    io.vad4j.web.server.Screenshot "$6" "$images/$1" "$2" "$3" "$4" "$5"
}

# The report, and the first of its timelines as an image of its own.
"$vad/bin/vad" demo --seed 1 --report "$work/demo"
screenshot report.jpeg 1000 1230 light 0 "file://$work/demo/report.html"
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
screenshot page-cameras.jpeg 1100 560 light 3 http://localhost:8099/#cameras
screenshot page-events.jpeg 1100 590 light 6 http://localhost:8099/#events
screenshot page-phone.jpeg 390 700 dark 1 http://localhost:8099/#events

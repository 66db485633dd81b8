#!/usr/bin/env bash
# Installs the build to a scratch prefix, and builds and runs a small program against it.
# run.sh CMAKE COMPILER BUILD_DIR SANITIZERS
set -euo pipefail
cmake=$1 compiler=$2 build=$3 sanitizers=$4

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

"$cmake" --install "$build" --prefix "$scratch/prefix" > "$scratch/install.log"
"$cmake" -S "$(dirname "$0")" -B "$scratch/build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
  -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_PREFIX_PATH="$scratch/prefix" \
  ${sanitizers:+-DCMAKE_CXX_FLAGS="-fsanitize=$sanitizers"} > "$scratch/configure.log"
"$cmake" --build "$scratch/build" > "$scratch/build.log" || { cat "$scratch/build.log"; exit 1; }

answer=$(printf 'unpacked' | gzip | "$scratch/build/consumer")
if [ "$answer" != unpacked ]; then
  printf 'the installed library read "%s"\n' "$answer"
  exit 1
fi

# A header that includes another by a path that is not installed cannot be used.
find "$scratch/prefix/include/exhume" -name '*.hpp' -printf '#include "%P"\n' > "$scratch/all.cpp"
"$compiler" -std=c++20 -fsyntax-only -I"$scratch/prefix/include/exhume" "$scratch/all.cpp"
